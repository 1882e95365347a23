using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Tests.Architecture;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Tests.Dialect;

/// <summary>
/// docs/architecture.md lists the SQL that the engine itself writes. All of it, and no other, reaches a dialect that has the verbs alone.
/// </summary>
public sealed partial class EngineSqlTests : IDisposable
{
    private static readonly HistoryMirror Mirror = new(
        "settings",
        "key",
        "value",
        "version",
        "CREATE TABLE IF NOT EXISTS settings (key TEXT, value TEXT)"
    );

    private readonly Bed _bed = new();
    private readonly HashSet<string> _told = [];

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void EveryOperation_OnTheLeastOfDialects_WritesWhatTheDocumentLists()
    {
        _bed.Script.Up(1, migration => migration.Create.Table("t1").WithColumn("id").AsInt64().WithColumn("note").AsString().Nullable())
            .Up(3, migration =>
            {
                migration.Create.Table("t3").WithColumn("id").AsInt64();
                migration.Execute.WithConnection((_, _) => { });
            })
            .Down(2, migration => migration.Delete.Column("note").FromTable("t1"));
        Manager().Migrate();
        Manager().Migrate();
        Manager().GetStatus();
        Manager().GetHistory();
        Manager().GetCurrentVersion();
        _bed.File.Execute("INSERT INTO t1 VALUES (7, 'a'); INSERT INTO t3 VALUES (1)");
        Refusal.Of(ErrorCodes.DataLoss, () => Manager().Rollback(2));
        _bed.File.Execute("DELETE FROM t1; DELETE FROM t3");
        _bed.Script.Down(2, migration => migration.Delete.Table("t2"));
        Manager().Rollback(3);
        Manager().Stamp(Manager().PlanStamp(2));
        Manager().Validate();
        Manager().GetEdits();
        _bed.File.Execute(
            "ALTER TABLE VersionInfo DROP COLUMN Description; ALTER TABLE VersionInfo DROP COLUMN AppliedOn; "
                + "ALTER TABLE migration_log DROP COLUMN notes"
        );
        Manager().GetStatus();
        Manager().GetHistory();

        Assert.Equal(Listed(), _told.Where(sql => sql != Mirror.EnsureSql).Select(Generic).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The statement with the words of the document in the place of what this test calls its tables.</summary>
    private static string Generic(string sql) =>
        Named().Replace(sql, "\"table\"").Replace("\"note\"", "\"column\"", StringComparison.Ordinal);

    private static IEnumerable<string> Listed()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        var section = document.Split("### The SQL that the engine writes")[1].Split("\n#")[0];
        return Remark()
            .Replace(Block().Match(section).Groups[1].Value, "")
            .Split(";\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(statement => Space().Replace(statement, " ").Trim())
            .Where(statement => statement.Length > 0)
            .Order(StringComparer.Ordinal);
    }

    private MigrationManager Manager()
    {
        var options = Bed.Options(Bed.Three);
        (options.Mirror, options.KeepLog) = (Mirror, true);
        var database = new PlainDatabase(_bed.File.Path) { Told = sql => _told.Add(sql) };
        return new MigrationManager(
            database,
            options,
            new ServiceCollection().AddSingleton(_bed.Script).BuildServiceProvider(),
            _bed.Logger
        );
    }

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("\"t[0-9]\"")]
    private static partial Regex Named();

    [GeneratedRegex("^--.*\n", RegexOptions.Multiline)]
    private static partial Regex Remark();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
