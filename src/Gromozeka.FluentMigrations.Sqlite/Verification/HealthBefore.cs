using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Dependencies;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>How what depends on changed tables was before a step.</summary>
internal sealed class HealthBefore(
    SqliteSession session,
    IReadOnlyDictionary<(string Schema, string Type, string Name), (Dependent One, Health Health)> known
)
{
    /// <summary>Whether it was there, as far as it was looked at.</summary>
    public bool Knows(Dependent one) => known.ContainsKey(one.Key);

    /// <summary>Why the foreign keys of a table did not work before; null when they did, or when it was not looked at.</summary>
    public string? KeyFault(Dependent table) => known.TryGetValue(table.Key, out var before) ? before.Health.Fault : null;

    /// <summary>Whether a table whose foreign keys did not work no longer exists: one that is new may be the same.</summary>
    public bool HasLostFaultyTable() =>
        known.Values.Any(before =>
            before.One.Type == "table" && before.Health.Fault is not null && !Exists(before.One.Schema, before.One.Name)
        );

    /// <summary>Whether there is a table now.</summary>
    public bool Exists(string schema, string name) => session.Number("SELECT count(*) FROM pragma_table_info(@p0, @p1)", name, schema) > 0;
}
