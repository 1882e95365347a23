using System.Globalization;

namespace Gromozeka.FluentMigrations.Runner.SideBySide;

/// <summary>What a host left behind: versions, schema, rows, and how each of its calls ended.</summary>
internal sealed record Outcome(IReadOnlyList<string> Calls, IReadOnlyList<string> Schema, IReadOnlyList<string> Rows)
{
    private static readonly string[] OfTheRunner =
    [
        "UndeterminableConnectionException",
        "MissingMigrationsException",
        "DuplicateMigrationException",
        "InvalidMigrationException",
        "VersionOrderInvalidException",
        "ProcessorFactoryNotFoundException",
        "ArgumentNullException",
    ];

    /// <summary>Runs calls one after the other, each in a scope of its own, as a program that is started again would.</summary>
    public static Outcome Of(RunnerHost host, IEnumerable<Action<IMigrationRunner>> calls) =>
        new([.. calls.Select(call => Call(host, call)).ToList()], SchemaOf(host.File), RowsOf(host.File));

    private static string Call(RunnerHost host, Action<IMigrationRunner> call)
    {
        try
        {
            host.Run(call);
            return "done";
        }
        catch (Exception error)
        {
            return Kind(error);
        }
    }

    /// <summary>
    /// A failed step is an error of the engine here, and whatever was thrown there; the exceptions of the runner itself are the same.
    /// </summary>
    private static string Kind(Exception error) =>
        OfTheRunner.Contains(error.GetType().Name)
        || (error is InvalidOperationException && error.Message.Contains("breaking change", StringComparison.Ordinal))
            ? error.GetType().Name
            : "failed step";

    private static List<string> SchemaOf(DatabaseFile file) =>
        [
            .. file.Tables().Select(table => $"table {table}"),
            .. file.Rows(
                "SELECT m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk, c.hidden FROM sqlite_master m, "
                    + "pragma_table_xinfo(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid"
            ),
            .. file.Rows(
                "SELECT m.name, f.\"from\", f.\"table\", f.\"to\", f.on_delete, f.on_update FROM sqlite_master m, "
                    + "pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY 1, 2"
            ),
            .. file.Rows(
                "SELECT m.name, CASE i.origin WHEN 'c' THEN i.name END, i.\"unique\", i.partial, "
                    + "(SELECT group_concat(name) FROM pragma_index_info(i.name)) FROM sqlite_master m, "
                    + "pragma_index_list(m.name) i WHERE m.type = 'table' ORDER BY 1, 2, 5"
            ),
            .. file.Rows("SELECT type, name FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY name"),
        ];

    private static List<string> RowsOf(DatabaseFile file) =>
        [.. file.Tables().SelectMany(table => RowsOf(file, table).Select(row => $"{table}: {row}"))];

    private static IReadOnlyList<string> RowsOf(DatabaseFile file, string table)
    {
        // The moment at which a version was applied is another each time.
        var columns = file.Rows(
            $"SELECT name FROM pragma_table_info('{table}') WHERE name NOT IN ('AppliedOn', 'Moment', 'at', 'noted_on') ORDER BY name"
        );
        var values = columns.Select(column => string.Create(CultureInfo.InvariantCulture, $"typeof(\"{column}\") || quote(\"{column}\")"));
        return columns.Count == 0 ? [] : file.Rows($"SELECT {string.Join(" || '|' || ", values)} FROM \"{table}\" ORDER BY 1");
    }
}
