using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>
/// The parts of the schema that a command may change in a way that breaks something else. A command that only creates objects changes none.
/// </summary>
/// <param name="Names">Every name in the statement, case-folded; empty if anything may change.</param>
internal sealed record SchemaChange(IReadOnlyCollection<string> Names)
{
    /// <summary>Code, or a direct write to the schema table, may change everything.</summary>
    public bool IsUnlimited => Names.Count == 0;

    /// <summary>
    /// Whether it only drops objects. SQLite can read what is left as before: it does not compile views and triggers when it reads them.
    /// </summary>
    public bool OnlyDrops { get; private init; }

    /// <returns>The change; null if the command cannot make one.</returns>
    public static SchemaChange? Of(DatabaseCommand command) =>
        command switch
        {
            ConnectionCommand { IsByAuthor: true } => new SchemaChange([]),
            SqlCommand { Rows.Count: 0 } statement when First(statement.Sql) is var first && (first.Is("ALTER") || first.Is("DROP")) =>
                new SchemaChange([.. NamesOf(statement.Sql)]) { OnlyDrops = first.Is("DROP") },
            SqlCommand { IsByAuthor: true } statement when GivesRightToWrite(statement.Sql) => new SchemaChange([]),
            _ => null,
        };

    private static SqliteToken First(string sql) => SqliteTokenizer.Read(sql).FirstOrDefault();

    private static bool GivesRightToWrite(string sql) => First(sql).Is("PRAGMA") && SqliteTokenizer.Read(sql).Mention("writable_schema");

    private static IEnumerable<string> NamesOf(string sql) =>
        SqliteTokenizer
            .Read(sql)
            .Where(token => token.Kind is not (SqliteTokenKind.Number or SqliteTokenKind.Symbol))
            .Select(token => Sql.Names.Fold(token.Name))
            .Distinct();
}
