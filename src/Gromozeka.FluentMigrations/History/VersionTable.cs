using FluentMigrator.Expressions;
using FluentMigrator.Generation;
using FluentMigrator.Model;
using FluentMigrator.Runner.VersionTableInfo;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.History;

/// <summary>The version table: its SQL, and the expressions that make it as FluentMigrator does. Runs nothing.</summary>
internal sealed class VersionTable
{
    private readonly IVersionTableMetaData _names;
    private readonly IQuoter _quoter;
    private readonly string _place;

    public VersionTable(IVersionTableMetaData names, IDatabase database)
    {
        _names = names;
        var quoter = _quoter = database.Quoter;
        var schema = string.IsNullOrEmpty(names.SchemaName) ? database.DefaultSchema : names.SchemaName;
        var table = _place = quoter.QuoteTableName(names.TableName, schema);
        var version = quoter.QuoteColumnName(names.ColumnName);
        var appliedOn = quoter.QuoteColumnName(names.AppliedOnColumnName);
        var description = quoter.QuoteColumnName(names.DescriptionColumnName);

        // The alias matters: SQLite takes a quoted name that is no column for a text, unless it is qualified.
        Head = $"SELECT (SELECT min(v.{version}) FROM {table} v), (SELECT max(v.{version}) FROM {table} v), "
            + $"(SELECT count(*) FROM {table}), (SELECT count(*) FROM {table} v WHERE v.{version} IS NULL)";
        ExactHead = $"SELECT CASE WHEN {database.IntegerKeyTest(schema, names.TableName, names.ColumnName)} THEN 1 ELSE 0 END, "
            + $"(SELECT min(v.{version}) FROM {table} v), (SELECT max(v.{version}) FROM {table} v), (SELECT count(*) FROM {table})";
        Versions = $"SELECT v.{version} FROM {table} v ORDER BY v.{version}";
        Contains = $"SELECT count(*) FROM {table} WHERE {version} = @p0";
        Insert = $"INSERT INTO {table} ({version}, {appliedOn}, {description}) VALUES (@p0, CURRENT_TIMESTAMP, @p1)";
        Delete = $"DELETE FROM {table} WHERE {version} = @p0";
    }

    public string Name => _names.TableName;

    public string? SchemaName => _names.SchemaName;

    public string Head { get; }

    /// <summary>Whether three numbers name the versions, and the three numbers.</summary>
    public string ExactHead { get; }

    public string Versions { get; }

    public string Contains { get; }

    public string Insert { get; }

    public string Delete { get; }

    /// <summary>The rows in full. The columns that FluentMigrator added later are read as NULL where a table of old lacks them.</summary>
    public string Rows(ICommandCollector database)
    {
        var version = $"v.{_quoter.QuoteColumnName(_names.ColumnName)}";
        return $"SELECT {version}, {Column(_names.DescriptionColumnName)}, {Column(_names.AppliedOnColumnName)} "
            + $"FROM {_place} v ORDER BY {version}";

        string Column(string name) => database.ColumnExists(SchemaName, Name, name) ? "v." + _quoter.QuoteColumnName(name) : "NULL";
    }

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

    /// <summary>What a table that is there lacks, whoever made it.</summary>
    /// <param name="database">Answers questions about the schema.</param>
    /// <param name="shape">The table; null when it is no ordinary one.</param>
    /// <param name="hasDuplicates">Whether a version is there more than once.</param>
    public IEnumerable<HistoryGap> Gaps(ICommandCollector database, TableShape? shape, bool hasDuplicates)
    {
        foreach (var column in new[] { AppliedOnColumn(), DescriptionColumn() })
        {
            if (!database.ColumnExists(SchemaName, Name, column.Name))
            {
                yield return new HistoryGap(
                    $"the version table {Name} has no column {column.Name}",
                    new CreateColumnExpression { SchemaName = _names.SchemaName, TableName = Name, Column = column });
            }
        }

        if (shape is not null && !IsUnique(shape))
        {
            yield return new HistoryGap(
                $"nothing keeps a version from being in {Name} twice: a unique index on {_names.ColumnName} is missing",
                hasDuplicates || database.IndexExists(SchemaName, Name, _names.UniqueIndexName) ? null : UniqueIndex());
        }
    }

    private bool IsUnique(TableShape shape) =>
        shape.PrimaryKey.SequenceEqual([_names.ColumnName], shape.Names)
        || shape.Indexes.Any(index => index is { IsUnique: true, Condition: null, Columns: [var column] }
            && shape.Names.Equals(column.Split(' ')[0], _names.ColumnName));

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
