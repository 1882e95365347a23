using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>
/// The parts of the schema that a command may change so that something else stops working. A command that only creates changes none.
/// </summary>
/// <param name="Names">Every name in the statement, folded; empty when nothing limits what changes.</param>
internal sealed record SchemaChange(IReadOnlyCollection<string> Names)
{
    /// <summary>Code, or a schema that is written by hand, may change everything.</summary>
    public bool IsUnlimited => Names.Count == 0;

    /// <returns>The change; null when the command cannot make one.</returns>
    public static SchemaChange? Of(DatabaseCommand command) =>
        command switch
        {
            ConnectionCommand { IsByAuthor: true } => new SchemaChange([]),
            SqlCommand { Rows.Count: 0 } statement when IsAlterOrDrop(statement.Sql) => new SchemaChange([.. NamesOf(statement.Sql)]),
            SqlCommand { IsByAuthor: true } statement when GivesRightToWrite(statement.Sql) => new SchemaChange([]),
            _ => null,
        };

    private static bool IsAlterOrDrop(string sql) =>
        SqliteTokenizer.Read(sql).FirstOrDefault() is var first && (first.Is("ALTER") || first.Is("DROP"));

    private static bool GivesRightToWrite(string sql) =>
        SqliteTokenizer.Read(sql).FirstOrDefault().Is("PRAGMA") && SqliteTokenizer.Read(sql).Mention("writable_schema");

    private static IEnumerable<string> NamesOf(string sql) =>
        SqliteTokenizer
            .Read(sql)
            .Where(token => token.Kind is not (SqliteTokenKind.Number or SqliteTokenKind.Symbol))
            .Select(token => Sql.Names.Fold(token.Name))
            .Distinct();
}
