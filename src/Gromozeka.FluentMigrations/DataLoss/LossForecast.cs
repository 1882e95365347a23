using FluentMigrator.Expressions;
using FluentMigrator.Generation;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Recording;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.DataLoss;

/// <summary>
/// Predicts the losses of steps from the objects that they explicitly drop, so that a refusal or a warning comes before the first step. All
/// other losses are counted while the steps run.
/// </summary>
/// <param name="session">The database before the first operation.</param>
/// <param name="database">How names are written and compared.</param>
/// <param name="expressions">All upcoming operations, in order.</param>
internal sealed class LossForecast(IDatabaseSession session, IDatabase database, IReadOnlyList<IMigrationExpression> expressions)
{
    /// <summary>Up to this number of tables, each is looked up separately.</summary>
    private const int Few = 10;

    private readonly Dictionary<DeletedRows, bool> _exist = [];

    /// <summary>The tables and columns with rows that will be dropped.</summary>
    /// <param name="leftOut">Operations that are judged later.</param>
    public IReadOnlyList<DeletedRows> Losses(IReadOnlySet<IMigrationExpression>? leftOut = null)
    {
        var dropped = Dropped(leftOut);
        if (dropped.Count == 0)
            return [];
        var names = dropped.Count > Few ? session.ReadTableNames().ToHashSet(database.Names) : null;
        var rows = new RowCounter(session, database);
        return [.. dropped.Where(loss => Exists(loss, names) && !IsComputed(loss)).Select(rows.Count).Where(loss => loss.Rows > 0)];
    }

    /// <summary>The values of a computed column are derived from other columns.</summary>
    private bool IsComputed(DeletedRows loss) =>
        loss.Column is { } column && session.ReadTable(loss.Table)?.Column(column) is { Generated: not null };

    /// <summary>
    /// Whether the result of <see cref="Losses"/> includes everything that the operations can lose: they change only the objects that they
    /// name, and drop only tables and columns of the database itself, under their stored names. A virtual table, for example, takes other
    /// tables with it.
    /// </summary>
    public bool TellsAll() =>
        SchemaOnly.Is(expressions)
        && !expressions.Any(expression =>
            expression is RenameTableExpression or RenameColumnExpression or AlterSchemaExpression || Schema(expression).Length > 0
        )
        && Dropped().All(loss => Exists(loss));

    /// <summary>
    /// Whether operations only add to the schema, rename or alter, or insert into tables that they create, and so delete no row.
    /// </summary>
    public static bool CannotLose(IReadOnlyList<IMigrationExpression> expressions, TableNameComparer names)
    {
        var created = new HashSet<TableName>(names);
        return expressions.All(expression =>
            expression switch
            {
                DeleteTableExpression or DeleteColumnExpression => false,
                CreateTableExpression table => created.Add(new(table.SchemaName, table.TableName)) || true,
                InsertDataExpression insert => created.Contains(new(insert.SchemaName, insert.TableName)),
                _ => SchemaOnly.Is([expression]),
            }
        );
    }

    /// <summary>Whether a table or column is there. Looked up once: nothing has run yet.</summary>
    public bool Exists(DeletedRows loss, HashSet<TableName>? names = null)
    {
        if (!_exist.TryGetValue(loss, out var exists))
        {
            _exist[loss] = exists = loss.Column is { } column
                ? session.ReadTable(loss.Table)?.Column(column) is not null
                : names?.Contains(loss.Table) ?? session.HasTable(loss.Table);
        }

        return exists;
    }

    /// <summary>
    /// The tables and columns that operations explicitly drop, under the names that these have before the first operation.
    /// </summary>
    private IReadOnlyList<DeletedRows> Dropped(IReadOnlySet<IMigrationExpression>? leftOut = null)
    {
        var renames = Renames.Of(expressions);
        return
        [
            .. expressions
                .SelectMany(
                    (expression, index) =>
                        leftOut?.Contains(expression) == true
                            ? []
                            : Dropped(database.Quoter, expression).Select(loss => Renames.NameBefore(renames, index, loss, database.Names))
                )
                .Distinct(),
        ];
    }

    /// <summary>The tables and columns that an operation explicitly drops, under the names that it uses.</summary>
    public static IEnumerable<DeletedRows> Dropped(IQuoter quoter, IMigrationExpression expression) =>
        expression switch
        {
            DeleteTableExpression table => [new(Name(quoter, table.SchemaName, table.TableName), null, 0, DeletionCause.Table)],
            DeleteColumnExpression columns => columns.ColumnNames.Select(column => new DeletedRows(
                Name(quoter, columns.SchemaName, columns.TableName),
                quoter.UnQuote(column),
                0,
                DeletionCause.Column
            )),
            _ => [],
        };

    private static TableName Name(IQuoter quoter, string? schema, string table) =>
        new(string.IsNullOrEmpty(schema) ? null : quoter.UnQuote(schema), quoter.UnQuote(table));

    private static string Schema(IMigrationExpression expression) =>
        expression switch
        {
            DeleteTableExpression table => table.SchemaName ?? "",
            DeleteColumnExpression columns => columns.SchemaName ?? "",
            _ => "",
        };
}
