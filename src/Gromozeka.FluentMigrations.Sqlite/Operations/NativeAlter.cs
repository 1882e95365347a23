using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// SQLite's own ALTER TABLE by the rules of now, whatever plain SQL of the same step has set or created: with <c>legacy_alter_table</c> on
/// it leaves views and triggers behind, with <c>writable_schema</c> on it silently passes over whatever it cannot resolve, and an index
/// on a table it takes for one on the temporary table of the same name.
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
