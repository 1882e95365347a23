using FluentMigrator.Infrastructure;

namespace FluentMigrator.Runner.Exceptions;

/// <summary>Migrations that are not applied are older than one that is.</summary>
public class VersionOrderInvalidException : RunnerException
{
    public VersionOrderInvalidException(IEnumerable<KeyValuePair<long, IMigrationInfo>> invalidMigrations) => InvalidMigrations = invalidMigrations;

    /// <summary>The migrations that are not applied.</summary>
    public IEnumerable<KeyValuePair<long, IMigrationInfo>> InvalidMigrations { get; set; }

    public IEnumerable<long> InvalidVersions => InvalidMigrations.Select(migration => migration.Key);

    public override string Message =>
        "Migrations that are not applied have versions below the highest applied one: "
        + string.Join(", ", InvalidMigrations.Select(migration => migration.Value.GetName()));
}
