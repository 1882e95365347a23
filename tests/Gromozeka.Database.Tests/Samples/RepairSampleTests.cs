using Gromozeka.Database.Samples.Operations;
using Gromozeka.Database.Tests.Support;

namespace Gromozeka.Database.Samples;

/// <summary>
/// Runs the samples of docs/operations.md on a bot's database with faults, and holds what they print against what stands there.
/// </summary>
public sealed class RepairSampleTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Fact]
    public void Look_AtADatabaseWithFaults_PrintsWhatTheDocumentShows()
    {
        LookAndMend.Look(Bot.Manager(Faulty()), _output);

        Assert.Contains($"```text\n{_output}```", Document(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mend_ADatabaseWithFaults_PrintsWhatTheDocumentShowsAndLeavesWhatOnlyAPersonCanDo()
    {
        var file = Faulty();

        LookAndMend.Mend(Bot.Manager(file), _output);

        Assert.Contains($"```text\n{_output}```", Document(), StringComparison.Ordinal);
        Assert.Equal(["GM408"], Bot.Manager(file).Validate().Select(finding => finding.Code.Id));
        Assert.Equal("2", file.Key("db_migration_version"));
    }

    [Fact]
    public void Settle_AStepThatMayBeHalfDone_LetsTheNextStartGoOn()
    {
        var file = Bot.Migrated(_folder, version: 1);
        file.Execute(
            """
            INSERT INTO migration_log (version, direction, started_at, duration_ms, outcome, host, process_id, engine_version)
            VALUES (2, 'up', '2026-11-22T14:58:45.000Z', 0, 'running', 'host', 1, '1.0')
            """
        );

        LookAndMend.Settle(Bot.Manager(file));

        Assert.Equal("1,2", file.Versions());
        Assert.Equal("2", file.Key("db_migration_version"));
    }

    public void Dispose()
    {
        _output.Dispose();
        _folder.Dispose();
    }

    private DatabaseFile Faulty()
    {
        var file = Bot.Migrated(_folder);
        file.Execute(
            """
            UPDATE settings SET value = '1' WHERE key = 'db_migration_version';
            DROP TRIGGER settings_db_migration_delete;
            CREATE TABLE notes (message_id INTEGER REFERENCES messages (id));
            INSERT INTO notes VALUES (4711);
            """
        );
        return file;
    }

    private static string Document()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Gromozeka.FluentMigrations.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return File.ReadAllText(Path.Combine(folder, "docs", "operations.md")).ReplaceLineEndings("\n");
    }
}
