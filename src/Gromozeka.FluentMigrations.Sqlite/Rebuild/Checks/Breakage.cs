using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Dependencies;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// Finds views and triggers that SQLite cannot compile, even if strings in double quotes are allowed. They make any rename fail.
/// </summary>
internal static class Breakage
{
    /// <summary>The broken objects, each with the reason.</summary>
    public static IReadOnlyList<(Dependent One, string Fault)> Read(IDatabaseSession session, string schema)
    {
        var compilation = new Compilation(session);
        return
        [
            .. new Dependents(session)
                .ReadAll()
                .Where(one => one.Type != "table" && (Names.Same(one.Schema, schema) || one.Schema == "temp"))
                .Select(one => (one, compilation.Of(one).QuotedFault!))
                .Where(broken => broken.Item2 is not null),
        ];
    }
}
