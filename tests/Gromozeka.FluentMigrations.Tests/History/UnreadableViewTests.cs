using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.History;

/// <summary>A view in the place of a table of the history has every column, and fails when it is read.</summary>
public sealed class UnreadableViewTests : IDisposable
{
    private readonly Bed _bed = new();

    public UnreadableViewTests() => _bed.FullManager().Migrate();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void GetStatus_LogThatFails_IsUnreadable()
    {
        _bed.File.Execute(
            """
            ALTER TABLE migration_log RENAME TO kept;
            CREATE VIEW migration_log AS SELECT abs(-9223372036854775808) AS id, version, direction, started_at, duration_ms, outcome, error, host, process_id,
              engine_version, notes FROM kept;
            """
        );

        var error = Assert.Throws<MigrationException>(() => _bed.FullManager().GetStatus());

        Assert.Contains("migration_log", error.What, StringComparison.Ordinal);
        Assert.Contains("integer overflow", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_MirrorThatFails_IsUnreadable()
    {
        _bed.File.Execute(
            """
            DROP TABLE facts;
            CREATE VIEW facts AS SELECT 'version' AS name, abs(-9223372036854775808) AS fact;
            """
        );

        Assert.Contains(_bed.FullManager().Validate(), finding => finding.What.Contains("integer overflow", StringComparison.Ordinal));
    }
}
