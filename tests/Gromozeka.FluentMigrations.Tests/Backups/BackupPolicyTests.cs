using FluentMigrator;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Backups;

/// <summary>Which runs make a backup.</summary>
public sealed class BackupPolicyTests : IDisposable
{
    private readonly Bed _bed = new();

    public BackupPolicyTests()
    {
        _bed.FullManager(Bed.One).Migrate();
        _bed.File.Execute("INSERT INTO t1 VALUES (1); CREATE TABLE other (a TEXT NOT NULL, b TEXT)");
    }

    public static TheoryData<string, string?> Steps =>
        new()
        {
            { "create a table", null },
            { "add a column", null },
            { "add an index", null },
            { "insert", null },
            { "rename", null },
            { "drop a table", "drops table other" },
            { "drop a column", "drops other.b" },
            { "alter a column", "rebuilds a table" },
            { "delete", "deletes rows of other" },
            { "update", "updates rows of other" },
            { "sql", "runs SQL" },
            { "code", "runs code" },
            { "throws", "cannot be inspected before it runs" },
        };

    public void Dispose() => _bed.Dispose();

    [Theory]
    [MemberData(nameof(Steps))]
    public void BeforeRisky_IsMadeForWhatMayLoseRowsAndThePlanSaysWhy(string step, string? reason)
    {
        _bed.Script.Up(2, migration => Do(migration, step));
        var manager = Manager(BackupPolicy.BeforeRisky);

        var plan = manager.PlanBackup();
        var report = step == "throws" ? null : manager.Migrate();

        Assert.Equal(reason is not null, plan.IsMade);
        Assert.Equal(reason is null ? [] : [$"Migration 2 (Step2) {reason}"], plan.Reasons);
        if (report is not null)
            Assert.Equal(plan.IsMade, report.Backup is not null);
    }

    [Fact]
    public void Always_IsTheDefaultAndMadeForAnything()
    {
        Assert.Equal(BackupPolicy.Always, new BackupOptions().Policy);
        _bed.Script.Up(2, migration => Do(migration, "create a table"));

        Assert.True(Manager(BackupPolicy.Always).PlanBackup().IsMade);
        Assert.NotNull(Manager(BackupPolicy.Always).Migrate().Backup);
        Assert.False(Manager(BackupPolicy.Always).PlanBackup().IsMade);
    }

    [Fact]
    public void Never_IsNeverMadeAndBackupsCanBeMadeByHand()
    {
        _bed.Script.Up(2, migration => Do(migration, "drop a table"));
        var manager = Manager(BackupPolicy.Never);

        Assert.False(manager.PlanBackup().IsMade);
        Assert.Null(manager.Migrate().Backup);
        Assert.NotNull(manager.Backups!.Create());
    }

    [Fact]
    public void BackupsOff_IsNever() =>
        Assert.Equal(BackupPolicy.Never, _bed.FullManager(Bed.Two, options => options.Backup = null).PlanBackup().Policy);

    [Fact]
    public void BeforeRisky_GoingDown_LooksAtWhatIsUndone()
    {
        var plan = Manager(BackupPolicy.BeforeRisky, Bed.One).PlanBackup(0);

        Assert.True(plan.IsMade);
        Assert.Contains("drops table t1", Assert.Single(plan.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void BeforeRisky_NothingPending_IsNotMade() => Assert.False(Manager(BackupPolicy.BeforeRisky, Bed.One).PlanBackup().IsMade);

    [Fact]
    public void BeforeRisky_AnAdoption_IsBackedUp()
    {
        using var old = new Bed();
        old.File.Execute("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY); INSERT INTO t1 VALUES (7)");
        var manager = old.Manager(Bed.One, options =>
        {
            options.AdoptExistingDatabase = true;
            options.Backup = new BackupOptions { Policy = BackupPolicy.BeforeRisky };
        });

        Assert.Contains("adopted", Assert.Single(manager.PlanBackup().Reasons), StringComparison.Ordinal);
        Assert.NotNull(manager.Migrate().Backup);
    }

    private MigrationManager Manager(BackupPolicy policy, string program = Bed.Two) =>
        _bed.FullManager(program, options => options.Backup = new BackupOptions { Policy = policy });

    private static void Do(Migration migration, string step)
    {
        switch (step)
        {
            case "create a table":
                migration.Create.Table("made").WithColumn("id").AsInt32();
                break;
            case "add a column":
                migration.Create.Column("c").OnTable("other").AsString().Nullable();
                break;
            case "add an index":
                migration.Create.Index("i").OnTable("other").OnColumn("a");
                break;
            case "insert":
                migration.Insert.IntoTable("other").Row(new { a = "x" });
                break;
            case "rename":
                migration.Rename.Column("b").OnTable("other").To("c");
                break;
            case "drop a table":
                migration.Delete.Table("other");
                break;
            case "drop a column":
                migration.Delete.Column("b").FromTable("other");
                break;
            case "alter a column":
                migration.Alter.Column("a").OnTable("other").AsInt64().NotNullable();
                break;
            case "delete":
                migration.Delete.FromTable("other").AllRows();
                break;
            case "update":
                migration.Update.Table("other").Set(new { b = "x" }).AllRows();
                break;
            case "sql":
                migration.Execute.Sql("INSERT INTO other (a) VALUES ('x')");
                break;
            case "code":
                migration.Execute.WithConnection((_, _) => { });
                break;
            default:
                throw new InvalidOperationException(step);
        }
    }
}
