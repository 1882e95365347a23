using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Dependencies;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>The state of the dependents of changed tables before a step.</summary>
internal sealed class HealthBefore(
    SqliteSession session,
    IReadOnlyDictionary<(string Schema, string Type, string Name), (Dependent One, Health Health)> known
)
{
    /// <summary>Whether it existed, as far as it was checked.</summary>
    public bool Knows(Dependent one) => known.ContainsKey(one.Key);

    /// <summary>Why the foreign keys of a table did not work before; null if they did, or were not checked.</summary>
    public string? KeyFault(Dependent table) => known.TryGetValue(table.Key, out var before) ? before.Health.Fault : null;

    /// <summary>Whether a table whose foreign keys did not work no longer exists: a new table may be the same one.</summary>
    public bool HasLostFaultyTable() =>
        known.Values.Any(before =>
            before.One.Type == "table" && before.Health.Fault is not null && !Exists(before.One.Schema, before.One.Name)
        );

    /// <summary>Whether a table exists now.</summary>
    public bool Exists(string schema, string name) => session.Number("SELECT count(*) FROM pragma_table_info(@p0, @p1)", name, schema) > 0;
}
