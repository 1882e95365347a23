using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// Runs SQLite's own ALTER TABLE by the current rules, whatever plain SQL of the same step has set or created: with
/// <c>legacy_alter_table</c> on, it does not update views and triggers; with <c>writable_schema</c> on, it silently ignores whatever it
/// cannot resolve; and it mistakes an index of a table for one of the temporary table with the same name.
/// </summary>
internal static class NativeAlter
{
    private static readonly string[] Pragmas = ["legacy_alter_table", "writable_schema"];

    public static IEnumerable<DatabaseCommand> Commands(string statement, IDatabaseSession session)
    {
        List<string> isOn = [.. Pragmas.Where(pragma => session.Number($"PRAGMA {pragma}") != 0)];
        var shadows = Shadows.Read(session);
        return
        [
            .. isOn.Select(pragma => new SqlCommand($"PRAGMA {pragma} = OFF")),
            .. shadows.MoveAside(),
            new SqlCommand(statement),
            .. shadows.MoveBack(),
            .. isOn.Select(pragma => new SqlCommand($"PRAGMA {pragma} = ON")),
        ];
    }
}
