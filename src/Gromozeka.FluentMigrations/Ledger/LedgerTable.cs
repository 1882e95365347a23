using FluentMigrator.Expressions;
using FluentMigrator.Generation;
using FluentMigrator.Model;
using FluentMigrator.Runner.VersionTableInfo;

using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Ledger;

/// <summary>The version table: its SQL, and the expressions that make it as FluentMigrator does. Runs nothing.</summary>
internal sealed class LedgerTable
{
    private readonly IVersionTableMetaData _names;

    public LedgerTable(IVersionTableMetaData names, IQuoter quoter)
    {
        _names = names;
        var table = quoter.QuoteTableName(names.TableName, names.SchemaName);
        var version = quoter.QuoteColumnName(names.ColumnName);
        var appliedOn = quoter.QuoteColumnName(names.AppliedOnColumnName);
        var description = quoter.QuoteColumnName(names.DescriptionColumnName);

        Head = $"SELECT (SELECT min({version}) FROM {table}), (SELECT max({version}) FROM {table}), (SELECT count(*) FROM {table})";
        Versions = $"SELECT {version} FROM {table} ORDER BY {version}";
        Rows = $"SELECT {version}, {description}, {appliedOn} FROM {table} ORDER BY {version}";
        Contains = $"SELECT count(*) FROM {table} WHERE {version} = @p0";
        Insert = $"INSERT INTO {table} ({version}, {appliedOn}, {description}) VALUES (@p0, CURRENT_TIMESTAMP, @p1)";
        Delete = $"DELETE FROM {table} WHERE {version} = @p0";
    }

    public string Name => _names.TableName;

    public string? SchemaName => _names.SchemaName;

    public string Head { get; }

    public string Versions { get; }

    public string Rows { get; }

    public string Contains { get; }

    public string Insert { get; }

    public string Delete { get; }

    /// <summary>What is missing of the table. One that FluentMigrator made long ago may lack the later columns.</summary>
    public IEnumerable<MigrationExpressionBase> Missing(ICommandCollector database)
    {
        if (!database.TableExists(SchemaName, Name))
        {
            yield return new CreateTableExpression
            {
                SchemaName = _names.SchemaName,
                TableName = Name,
                Columns = [VersionColumn(), AppliedOnColumn(), DescriptionColumn()],
            };
            yield return UniqueIndex();
            yield break;
        }

        // FluentMigrator adds the index and the time together, so a table without the time is one from before both.
        if (!database.ColumnExists(SchemaName, Name, _names.AppliedOnColumnName) && !database.IndexExists(SchemaName, Name, _names.UniqueIndexName))
            yield return UniqueIndex();

        foreach (var column in new[] { AppliedOnColumn(), DescriptionColumn() })
        {
            if (!database.ColumnExists(SchemaName, Name, column.Name))
                yield return new CreateColumnExpression { SchemaName = _names.SchemaName, TableName = Name, Column = column };
        }
    }

    private ColumnDefinition VersionColumn() => new()
    {
        Name = _names.ColumnName,
        TableName = Name,
        Type = System.Data.DbType.Int64,
        IsNullable = false,
        IsPrimaryKey = _names.CreateWithPrimaryKey,
    };

    private ColumnDefinition AppliedOnColumn() => new()
    {
        Name = _names.AppliedOnColumnName,
        TableName = Name,
        Type = System.Data.DbType.DateTime,
        IsNullable = true,
    };

    private ColumnDefinition DescriptionColumn() => new()
    {
        Name = _names.DescriptionColumnName,
        TableName = Name,
        Type = System.Data.DbType.String,
        IsNullable = true,
    };

    private CreateIndexExpression UniqueIndex() => new()
    {
        Index = new IndexDefinition
        {
            Name = _names.UniqueIndexName,
            SchemaName = _names.SchemaName,
            TableName = Name,
            IsUnique = true,
            Columns = [new IndexColumnDefinition { Name = _names.ColumnName, Direction = Direction.Ascending }],
        },
    };
}
