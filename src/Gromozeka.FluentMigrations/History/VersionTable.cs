using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Generation;
using FluentMigrator.Model;
using FluentMigrator.Runner.VersionTableInfo;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.History;

/// <summary>The version table: its SQL, and the expressions that create it as FluentMigrator does. Runs nothing.</summary>
internal sealed class VersionTable
{
    private readonly IVersionTableMetaData _names;
    private readonly IDatabase _database;
    private readonly IQuoter _quoter;
    private readonly string _place;
    private readonly string? _schema;
    private readonly string _version;

    public VersionTable(IVersionTableMetaData names, IDatabase database)
    {
        (_names, _database, _quoter) = (names, database, database.Quoter);
        _schema = names.SchemaName;
        Name = new TableName(names.SchemaName, names.TableName);
        _place = database.Quote(Name);
        _version = _quoter.QuoteColumnName(names.ColumnName);
    }

    public TableName Name { get; }

    // The alias matters: SQLite treats a quoted name that is not a column as a string, unless it is qualified.
    public string Head =>
        field ??=
            $"SELECT (SELECT min(v.{_version}) FROM {_place} v), (SELECT max(v.{_version}) FROM {_place} v), "
            + $"(SELECT count(*) FROM {_place}), (SELECT count(*) FROM {_place} v WHERE v.{_version} IS NULL)";

    /// <summary>Whether three numbers determine the versions, and the three numbers.</summary>
    public string ExactHead =>
        field ??=
            $"SELECT CASE WHEN {_database.IntegerKeyTest(Name, _names.ColumnName)} THEN 1 ELSE 0 END, "
            + $"(SELECT min(v.{_version}) FROM {_place} v), (SELECT max(v.{_version}) FROM {_place} v), (SELECT count(*) FROM {_place})";

    public string Versions => field ??= $"SELECT v.{_version} FROM {_place} v ORDER BY v.{_version}";

    public string Contains => field ??= $"SELECT count(*) FROM {_place} WHERE {_version} = @p0";

    /// <summary>How often a version occurs, and what <see cref="Head"/> reads.</summary>
    public string HeadWith => field ??= $"SELECT (SELECT count(*) FROM {_place} WHERE {_version} = @p0), {Head["SELECT ".Length..]}";

    /// <summary>1 if a version is the highest, null if it and all higher ones are missing, and more in any other case.</summary>
    public string From => field ??= $"SELECT sum(CASE WHEN v.{_version} = @p0 THEN 1 ELSE 2 END) FROM {_place} v WHERE v.{_version} >= @p0";

    public string Insert =>
        field ??=
            $"INSERT INTO {_place} ({_version}, {_quoter.QuoteColumnName(_names.AppliedOnColumnName)}, "
            + $"{_quoter.QuoteColumnName(_names.DescriptionColumnName)}) VALUES (@p0, "
            + $"{_quoter.QuoteValue(SystemMethods.CurrentUTCDateTime)}, @p1)";

    public string Delete => field ??= $"DELETE FROM {_place} WHERE {_version} = @p0";

    /// <summary>
    /// The complete rows. Columns that FluentMigrator added in later versions are read as NULL if an old table lacks them.
    /// </summary>
    public string Rows(ICommandCollector database)
    {
        var version = $"v.{_quoter.QuoteColumnName(_names.ColumnName)}";
        return $"SELECT {version}, {Column(_names.DescriptionColumnName)}, {Column(_names.AppliedOnColumnName)} "
            + $"FROM {_place} v ORDER BY {version}";

        string Column(string name) =>
            database.ColumnExists(_schema, _names.TableName, name) ? "v." + _quoter.QuoteColumnName(name) : "NULL";
    }

    /// <summary>The missing parts of the table. A table that an old FluentMigrator created may lack the later columns.</summary>
    public IEnumerable<MigrationExpressionBase> Missing(ICommandCollector database)
    {
        if (!database.TableExists(_schema, _names.TableName))
        {
            yield return new CreateTableExpression
            {
                SchemaName = _schema,
                TableName = _names.TableName,
                Columns = [VersionColumn(), AppliedOnColumn(), DescriptionColumn()],
            };
            yield return UniqueIndex();
            yield break;
        }

        // FluentMigrator adds the index and the time together, so a table without the time is older than both.
        if (
            !database.ColumnExists(_schema, _names.TableName, _names.AppliedOnColumnName)
            && !database.IndexExists(_schema, _names.TableName, _names.UniqueIndexName)
        )
            yield return UniqueIndex();

        foreach (var column in new[] { AppliedOnColumn(), DescriptionColumn() })
        {
            if (!database.ColumnExists(_schema, _names.TableName, column.Name))
                yield return new CreateColumnExpression
                {
                    SchemaName = _schema,
                    TableName = _names.TableName,
                    Column = column,
                };
        }
    }

    /// <summary>The missing parts of an existing table, whoever created it.</summary>
    /// <param name="database">Answers questions about the schema.</param>
    /// <param name="shape">The table; null if it is not an ordinary table.</param>
    /// <param name="hasDuplicates">Whether a version occurs more than once.</param>
    public IEnumerable<HistoryGap> Gaps(ICommandCollector database, TableShape? shape, bool hasDuplicates)
    {
        foreach (var column in new[] { AppliedOnColumn(), DescriptionColumn() })
        {
            if (!database.ColumnExists(_schema, _names.TableName, column.Name))
            {
                yield return new HistoryGap(
                    $"the version table {Name} has no column {column.Name}",
                    new CreateColumnExpression
                    {
                        SchemaName = _schema,
                        TableName = _names.TableName,
                        Column = column,
                    }
                );
            }
        }

        if (shape is not null && !IsUnique(shape))
        {
            yield return new HistoryGap(
                $"{Name} can hold a version twice: a unique index on {_names.ColumnName} is missing",
                hasDuplicates || database.IndexExists(_schema, _names.TableName, _names.UniqueIndexName) ? null : UniqueIndex()
            );
        }
    }

    private bool IsUnique(TableShape shape) =>
        shape.PrimaryKey.SequenceEqual([_names.ColumnName], shape.Names)
        || shape.Indexes.Any(index =>
            index is { IsUnique: true, Condition: null, Columns: [var column] }
            && shape.Names.Equals(column.Split(' ')[0], _names.ColumnName)
        );

    private ColumnDefinition VersionColumn() =>
        new()
        {
            Name = _names.ColumnName,
            TableName = _names.TableName,
            Type = System.Data.DbType.Int64,
            IsNullable = false,
            IsPrimaryKey = _names.CreateWithPrimaryKey,
        };

    private ColumnDefinition AppliedOnColumn() =>
        new()
        {
            Name = _names.AppliedOnColumnName,
            TableName = _names.TableName,
            Type = System.Data.DbType.DateTime,
            IsNullable = true,
        };

    private ColumnDefinition DescriptionColumn() =>
        new()
        {
            Name = _names.DescriptionColumnName,
            TableName = _names.TableName,
            Type = System.Data.DbType.String,
            IsNullable = true,
        };

    private CreateIndexExpression UniqueIndex() =>
        new()
        {
            Index = new IndexDefinition
            {
                Name = _names.UniqueIndexName,
                SchemaName = _schema,
                TableName = _names.TableName,
                IsUnique = true,
                Columns = [new IndexColumnDefinition { Name = _names.ColumnName, Direction = Direction.Ascending }],
            },
        };
}
