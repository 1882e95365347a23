using Fixtures.Steps;
using FluentMigrator;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>What is not damage is not called so, and stops nothing.</summary>
public sealed class WholeFileTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(WholeFiles.Unregistered), MemberType = typeof(WholeFiles))]
    public void Everything_SomethingIsNotRegistered_GoesOn(string what, string sql)
    {
        _bench.Make(sql);
        var manager = Manager(up => up.Alter.Table("plain").AddColumn("w").AsString().Nullable());

        Assert.Single(manager.GetStatus().Pending);
        DoesNotSayDamage(manager);
        Assert.Single(manager.Migrate().Steps);

        Assert.True("one" == _bench.Read("SELECT v FROM plain WHERE w IS NULL"), what);
        IsRestored();
    }

    [Theory]
    [MemberData(nameof(WholeFiles.Unregistered), MemberType = typeof(WholeFiles))]
    public void Migrate_RebuildOfAnotherTable_GoesOn(string what, string sql)
    {
        _bench.Make(sql);

        Manager(up => up.Alter.Column("v").OnTable("plain").AsString(20).NotNullable()).Migrate();

        Assert.True("one" == _bench.Read("SELECT v FROM plain"), what);
    }

    [Theory]
    [MemberData(nameof(WholeFiles.Unregistered), MemberType = typeof(WholeFiles))]
    public void Migrate_RenamesAndDropInAnotherTable_GoOn(string what, string sql)
    {
        _bench.Make(sql + "; ALTER TABLE plain ADD COLUMN w");

        Manager(up =>
            {
                up.Rename.Column("v").OnTable("plain").To("u");
                up.Rename.Table("plain").To("simple");
                up.Delete.Column("w").FromTable("simple");
            })
            .Migrate();

        Assert.True("1|one" == _bench.Read("SELECT * FROM simple"), what);
    }

    [Fact]
    public void Migrate_RenameInTheTableOfTheCollation_IsFollowedByItsIndex()
    {
        _bench.Make("CREATE TABLE x (a TEXT); CREATE INDEX xi ON x (a COLLATE unicase); INSERT INTO x VALUES ('a')");

        Manager(up => up.Rename.Column("a").OnTable("x").To("b")).Migrate();

        Assert.Equal("CREATE INDEX xi ON x (\"b\" COLLATE unicase)", _bench.Read("SELECT sql FROM sqlite_master WHERE name = 'xi'"));
    }

    [Theory]
    [MemberData(nameof(WholeFiles.Unregistered), MemberType = typeof(WholeFiles))]
    public void MigrateAndRollback_WithoutBackup_GoOn(string what, string sql)
    {
        _bench.Make(sql);
        var manager = Manager(up => up.Execute.Sql("UPDATE plain SET v = 'two'"), options => options.Backup = null);

        manager.Migrate();
        Assert.True("two" == _bench.Read("SELECT v FROM plain"), what);
        manager.Rollback();
    }

    [Theory]
    [MemberData(nameof(WholeFiles.Unregistered), MemberType = typeof(WholeFiles))]
    public void Everything_ItIsRegistered_IsChecked(string what, string sql)
    {
        if (what.StartsWith("a tokenizer", StringComparison.Ordinal) || what == "a module")
            return;
        _bench.Make(sql);
        var manager = Manager(up => up.Execute.Sql("UPDATE plain SET v = 'two'"), hook: WholeFiles.Register);

        Assert.DoesNotContain(manager.Validate(), finding =>
            finding.Code == ErrorCodes.NotFullyChecked || finding.Code == ErrorCodes.Corrupt
        );
        manager.Migrate();
        Assert.Null(manager.Backups!.Verify(manager.Backups.List()[0].Path));
    }

    [Theory]
    [InlineData("CREATE TABLE x (a TEXT); CREATE INDEX xi ON x (a COLLATE unicase); INSERT INTO x VALUES ('a')", "unicase")]
    [InlineData("CREATE TABLE x (a TEXT CHECK (slug(a) IS NOT NULL)); INSERT INTO x VALUES ('X')", "slug")]
    [InlineData(
        "CREATE VIRTUAL TABLE x USING fts5(a); INSERT INTO x VALUES ('one'); PRAGMA writable_schema = 1; "
            + "UPDATE sqlite_master SET sql = replace(sql, '(a)', '(a, tokenize=''mozporter'')') WHERE name = 'x'",
        "mozporter"
    )]
    public void ValidateAndMigrate_SomethingIsNotRegistered_SayWhat(string sql, string name)
    {
        _bench.Make(sql);
        var log = new CapturedLog();
        var manager = Manager(up => up.Execute.Sql("UPDATE plain SET v = 'two'"), options => options.Backup = null, log: log);

        var finding = Assert.Single(manager.Validate(), one => one.Code == ErrorCodes.NotFullyChecked);
        Assert.Contains("table x", finding.What, StringComparison.Ordinal);
        Assert.Contains(name, finding.What, StringComparison.Ordinal);
        manager.Migrate();
        Assert.Contains(log.Warnings, line => line.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(WholeFiles.BrokenRows), MemberType = typeof(WholeFiles))]
    public void Migrate_RowsBreakAConstraint_CorrectsThem(string what, string sql, string correction)
    {
        _bench.Make(sql);
        var manager = Manager(up => up.Execute.Sql(correction));
        var finding = Assert.Single(manager.Validate(), one => one.Code == ErrorCodes.ConstraintsViolated);
        Assert.Contains(what, finding.What, StringComparison.Ordinal);

        manager.Migrate();

        Assert.Equal("ok", _bench.Read("PRAGMA integrity_check"));
        IsRestored();
        Assert.NotEqual("ok", _bench.Read("PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData(
        "CREATE TABLE x (a TEXT); INSERT INTO x VALUES (NULL); PRAGMA writable_schema = 1; "
            + "UPDATE sqlite_master SET sql = 'CREATE TABLE x (a TEXT NOT NULL)' WHERE name = 'x'"
    )]
    [InlineData("CREATE TABLE x (a TEXT); CREATE INDEX xi ON x (a COLLATE unicase); INSERT INTO x VALUES ('a')")]
    [InlineData("CREATE TABLE x (a TEXT CHECK (slug(a) IS NOT NULL)); INSERT INTO x VALUES ('X')")]
    [InlineData(
        "CREATE VIRTUAL TABLE x USING fts5(a); INSERT INTO x VALUES ('one'); PRAGMA writable_schema = 1; "
            + "UPDATE sqlite_master SET sql = replace(sql, '(a)', '(a, tokenize=''mozporter'')') WHERE name = 'x'"
    )]
    [InlineData("")]
    public void Migrate_DamageBesidesThat_IsRefused(string sql)
    {
        _bench.Make(sql + "; CREATE TABLE z (a); INSERT INTO z VALUES ('z'), ('z')");
        DamagePageOf("z");

        IsRefusedAsDamaged();
    }

    [Theory]
    [InlineData("CREATE TABLE z (a TEXT COLLATE unicase); CREATE INDEX zi ON z (a); INSERT INTO z VALUES ('a'), ('B')")]
    [InlineData("CREATE TABLE z (a TEXT CHECK (slug(a) IS NOT NULL)); INSERT INTO z VALUES ('a'), ('B')")]
    [InlineData("CREATE TABLE z (a TEXT CHECK (a <> 'x' COLLATE unicase)); INSERT INTO z VALUES ('a'), ('B')")]
    public void Migrate_DamageInThatTable_IsRefused(string sql)
    {
        _bench.Make(sql);
        DamagePageOf("z");

        IsRefusedAsDamaged();
    }

    [Fact]
    public void Migrate_MoreBrokenRowsThanLinesAndThenDamage_IsRefused()
    {
        _bench.Make(
            "CREATE TABLE a (a TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO a "
                + "SELECT NULL FROM n; "
                + "CREATE TABLE z (a, b); INSERT INTO z VALUES (1, 1), (2, 2); CREATE INDEX zi ON z (a) WHERE b < 2; "
                + "PRAGMA writable_schema = 1; "
                + "UPDATE sqlite_master SET sql = 'CREATE TABLE a (a TEXT NOT NULL)' WHERE name = 'a'; "
                + "UPDATE sqlite_master SET sql = 'CREATE INDEX zi ON z (a)' WHERE name = 'zi'"
        );

        IsRefusedAsDamaged();
    }

    [Fact]
    public void CheckIntegrity_PlaceholdersForCollations_AreGoneAfterwards()
    {
        _bench.Make("CREATE TABLE x (a TEXT); CREATE INDEX xi ON x (a COLLATE unicase); INSERT INTO x VALUES ('a')");
        using var session = _bench.Session();

        Assert.NotEmpty(session.CheckIntegrity().Unchecked);

        Assert.Throws<SqliteException>(() => session.Execute(new SqlCommand("INSERT INTO x VALUES ('b')")));
        using var checks = session.CreateCommand("PRAGMA ignore_check_constraints");
        Assert.Equal(0L, checks.ExecuteScalar());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Migrate_IntegrityCheckNever_DoesNotLook(bool backsUp)
    {
        _bench.Make("CREATE TABLE z (a); INSERT INTO z VALUES ('z'), ('z')");
        DamagePageOf("z");
        var manager = Manager(
            up => up.Execute.Sql("UPDATE plain SET v = 'two'"),
            options =>
            {
                options.IntegrityCheck = IntegrityCheck.Never;
                options.Backup = backsUp ? options.Backup : null;
            }
        );

        manager.Migrate();

        Assert.Equal("two", _bench.Read("SELECT v FROM plain"));
        Assert.Contains(manager.Validate(), finding => finding.Code == ErrorCodes.Corrupt);
    }

    private void IsRefusedAsDamaged()
    {
        var manager = Manager(up => up.Execute.Sql("UPDATE plain SET v = 'two'"));
        Assert.Equal(ErrorCodes.Corrupt, Assert.Throws<MigrationException>(() => manager.Migrate()).Code);
        Assert.Contains(manager.Validate(), finding => finding.Code == ErrorCodes.Corrupt);
        Assert.Equal("one", _bench.Read("SELECT v FROM plain"));
    }

    private static void DoesNotSayDamage(MigrationManager manager) =>
        Assert.DoesNotContain(manager.Validate(), finding => finding.Code == ErrorCodes.Corrupt);

    private void IsRestored()
    {
        var backups = Manager(_ => { }).Backups!;
        var backup = backups.List()[^1];
        Assert.Null(backups.Verify(backup.Path));
        backups.Restore(backup.Path);
        Assert.Equal("0", _bench.Read("SELECT count(*) FROM sqlite_master WHERE name = 'VersionInfo'"));
    }

    /// <summary>Gives the page of a table a number of rows that it does not have.</summary>
    private void DamagePageOf(string table)
    {
        var page = _bench.Count($"SELECT rootpage FROM sqlite_master WHERE name = '{table}'");
        using var file = File.OpenWrite(_bench.File.Path);
        file.Position = (page - 1) * 4096 + 4;
        file.WriteByte(9);
    }

    private MigrationManager Manager(
        Action<Migration> up,
        Action<MigrationOptions>? configure = null,
        Action<SqliteConnection>? hook = null,
        CapturedLog? log = null
    )
    {
        var options = new MigrationOptions { Namespace = typeof(StepCode).Namespace };
        options.Assemblies.Add(typeof(Workbench).Assembly);
        configure?.Invoke(options);
        var database = _bench.Database(new SqliteDatabaseOptions { ConnectionString = "", ConnectionOpened = hook });
        return new MigrationManager(
            database,
            options,
            new ServiceCollection().AddSingleton(new StepCode(up)).BuildServiceProvider(),
            log?.For<MigrationManager>()
        );
    }
}
