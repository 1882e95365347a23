using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Dependencies;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// Rename.Table and Rename.Column. SQLite searches every view and trigger for the name, and fails if one of them is already broken. A
/// broken one that is unrelated is dropped for the rename and created again unchanged.
/// </summary>
internal static class Rename
{
    private const string Report = "this is a bug in the engine: report it with this message";

    private static readonly SqliteQuoter Quoter = SqliteQuoter.Instance;

    /// <exception cref="DatabaseOperationNotSupportedException">An already broken view or trigger refers to the table.</exception>
    public static IEnumerable<DatabaseCommand> Commands(RenameTableExpression expression, SqliteSession session) =>
        Commands(
                $"ALTER TABLE {Quoter.QuoteTableName(expression.OldName, expression.SchemaName)} RENAME TO "
                    + $"{Quoter.Quote(expression.NewName)}",
                $"Rename.Table({expression.OldName})",
                SchemaOf(expression.SchemaName),
                [expression.OldName],
                session
            )
            .Append(
                Check(
                    "SELECT count(*) FROM pragma_table_list "
                        + $"WHERE schema = {Literal(SchemaOf(expression.SchemaName))} AND name = {Literal(expression.NewName)}",
                    $"table {expression.OldName} was not renamed to {expression.NewName}"
                )
            );

    /// <exception cref="DatabaseOperationNotSupportedException">An already broken view or trigger refers to the column.</exception>
    public static IEnumerable<DatabaseCommand> Commands(RenameColumnExpression expression, SqliteSession session) =>
        Commands(
                $"ALTER TABLE {Quoter.QuoteTableName(expression.TableName, expression.SchemaName)} "
                    + $"RENAME COLUMN {Quoter.QuoteColumnName(expression.OldName)} TO {Quoter.QuoteColumnName(expression.NewName)}",
                $"Rename.Column({expression.OldName})",
                SchemaOf(expression.SchemaName),
                [expression.TableName, expression.OldName],
                session
            )
            .Append(
                Check(
                    $"SELECT count(*) FROM pragma_table_xinfo({Literal(expression.TableName)}, {Literal(SchemaOf(expression.SchemaName))}) "
                        + $"WHERE name = {Literal(expression.NewName)}",
                    $"column {expression.OldName} of table {expression.TableName} was not renamed to {expression.NewName}"
                )
            );

    private static IEnumerable<DatabaseCommand> Commands(
        string statement,
        string operation,
        string schema,
        IReadOnlyList<string> names,
        SqliteSession session
    )
    {
        var broken = Breakage.Read(session, schema);
        var concerned = broken.Where(one => Mentions(one.One.Sql, names)).Select(one => $"{one.One.Description} ({one.Fault})").ToList();
        if (concerned.Count > 0)
        {
            throw new OperationRefusedException(
                $"{operation}: these are broken already, and SQLite cannot rename in them: {string.Join("; ", concerned)}",
                "drop or correct them first"
            );
        }

        var aside = broken.Count == 0 ? [] : SetAside(broken, session).ToList();
        return
        [
            .. aside.Select(one => new SqlCommand(
                $"DROP {one.Type.ToUpperInvariant()} IF EXISTS {Quoter.QuoteTableName(one.Name, one.Schema)}"
            )),
            .. NativeAlter.Commands(statement, session),
            .. aside
                .OrderBy(one => one.Type == "trigger")
                .Select(one => new SqlCommand(new StoredObject(one.Schema, one.Name, one.Sql).QualifiedSql)),
        ];
    }

    /// <summary>The broken objects, including the triggers of broken views, which are dropped with them.</summary>
    private static IEnumerable<Dependent> SetAside(IReadOnlyList<(Dependent One, string Fault)> broken, IDatabaseSession session)
    {
        var keys = broken.Select(one => one.One.Key).ToHashSet();
        var views = broken.Where(one => one.One.Type == "view").Select(one => Names.Fold(one.One.Name)).ToHashSet();
        return new Dependents(session)
            .ReadAll()
            .Where(one => keys.Contains(one.Key) || one.Type == "trigger" && views.Contains(Names.Fold(one.Table)));
    }

    /// <summary>Verifies that the rename took effect.</summary>
    private static CheckCommand Check(string sql, string fault) =>
        new(ErrorCodes.StepFailed, session => session.Number(sql) > 0 ? null : fault, Report, sql);

    private static bool Mentions(string sql, IReadOnlyList<string> names)
    {
        var tokens = SqliteTokenizer.Read(sql).ToList();
        return names.All(name => tokens.Mention(Quoter.UnQuote(name)));
    }

    private static string SchemaOf(string? schema) => string.IsNullOrEmpty(schema) ? "main" : Quoter.UnQuote(schema);

    private static string Literal(string name) => SqliteQuoter.Instance.QuoteValue(Quoter.UnQuote(name));
}
