using System.Globalization;
using FluentMigrator;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Tests.Replay;

/// <summary>What a run on the copy says of a step is what the run on the database then says and does.</summary>
public sealed class DryRunAgreesWithRunTests : IDisposable
{
    private const string Before = """
        CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT, note TEXT);
        CREATE TABLE child (id INTEGER PRIMARY KEY AUTOINCREMENT, parent INTEGER REFERENCES parent (id) ON DELETE CASCADE, age INTEGER);
        CREATE TABLE log (text TEXT);
        CREATE TABLE "odd ""name" (a TEXT);
        CREATE TRIGGER gone AFTER DELETE ON child BEGIN INSERT INTO log VALUES ('gone ' || old.id); DELETE FROM "odd ""name"; END;
        INSERT INTO parent VALUES (1, 'one', 'x'), (2, NULL, 'y'), (3, 'one', NULL);
        INSERT INTO child (parent, age) VALUES (1, 10), (1, -1), (2, 30), (9, 40);
        INSERT INTO "odd ""name" VALUES ('kept'), ('too');
        """;

    private static readonly Dictionary<string, (Action<Migration> Up, string Touches)> Cases = new()
    {
        ["NOT NULL over NULL"] = (up => up.Alter.Column("name").OnTable("parent").AsString().NotNullable(), ""),
        ["UNIQUE over duplicates"] = (up => up.Create.Index().OnTable("parent").OnColumn("name").Unique(), ""),
        ["CHECK over rows by hand"] = (
            up => up.Execute.Sql("CREATE TABLE c (age INTEGER CHECK (age > 0)); INSERT INTO c SELECT age FROM child"),
            ""
        ),
        ["foreign key over orphans"] = (
            up =>
                up.Execute.Sql(
                    "CREATE TABLE f (p INTEGER NOT NULL REFERENCES parent (id)); "
                        + "INSERT INTO f SELECT parent FROM child WHERE age = 40; SELECT 1 / 0; INSERT INTO f VALUES (NULL)"
                ),
            ""
        ),
        ["no loss"] = (up => up.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey(), "Create t 0"),
        ["rebuild beside delete"] = (
            up =>
            {
                up.Delete.FromTable("child").Row(new { age = 30 });
                up.Alter.Column("age").OnTable("child").AsString().Nullable();
            },
            "Delete child 1; Insert log 1; Delete odd \"name 2; Create child+ 0; Insert child+ 3; Drop child 3; Rename child+ 0"
        ),
        ["drop by SQL"] = (up => up.Execute.Sql("DROP TABLE log"), "Drop log 0"),
        ["drop with rows by SQL"] = (up => up.Execute.Sql("drop /* TABLE log */ table [parent]"), "Drop parent 3"),
        ["drop by expression"] = (up => up.Delete.Table("parent"), "Drop parent 3"),
        ["drop a column"] = (up => up.Delete.Column("note").FromTable("parent"), "DropColumn parent 2"),
        ["a comment and a text"] = (
            up => up.Execute.Sql("INSERT INTO log VALUES ('; DELETE FROM parent') -- DROP TABLE parent"),
            "Insert log 1"
        ),
        ["a quoted name"] = (up => up.Execute.Sql("DELETE FROM \"odd \"\"name\" WHERE a = 'too'"), "Delete odd \"name 1"),
        ["WITH before DELETE"] = (
            up => up.Execute.Sql("WITH old AS (SELECT id FROM child WHERE age = 10) DELETE FROM child WHERE id IN (SELECT id FROM old)"),
            "Delete child 1; Insert log 1; Delete odd \"name 2"
        ),
        ["a script"] = (
            up =>
                up.Execute.Sql(
                    "UPDATE child SET age = 1 WHERE age < 1; ALTER TABLE parent ADD COLUMN more TEXT; CREATE INDEX i ON parent (more); "
                        + "UPDATE parent SET more = note"
                ),
            "Update child 1; Alter parent 0; Index parent 0; Update parent 3"
        ),
        ["rebuild by hand that keeps all"] = (
            up =>
                up.Execute.Sql(
                    "CREATE TABLE n (id INTEGER PRIMARY KEY, name TEXT, note TEXT); INSERT INTO n SELECT * FROM parent; "
                        + "DROP TABLE parent; ALTER TABLE n RENAME TO parent"
                ),
            "Create n 0; Insert n 3; Drop parent 3; Rename n 0"
        ),
        ["rebuild by hand that loses"] = (
            up =>
                up.Execute.Sql(
                    "CREATE TABLE n (id INTEGER PRIMARY KEY, name TEXT, note TEXT); INSERT INTO n SELECT * FROM parent WHERE id < 3; "
                        + "DROP TABLE parent; ALTER TABLE n RENAME TO parent"
                ),
            "Create n 0; Insert n 2; Drop parent 3; Rename n 0"
        ),
        ["REPLACE"] = (
            up => up.Execute.Sql("REPLACE INTO parent VALUES (1, 'new', NULL), (7, 'seven', NULL)"),
            "Insert parent 2; Delete parent 1"
        ),
        ["upsert"] = (
            up => up.Execute.Sql("INSERT INTO parent VALUES (1, 'new', NULL) ON CONFLICT (id) DO UPDATE SET name = excluded.name"),
            "Insert parent 1; Update parent 1"
        ),
        ["code"] = (
            up =>
                up.Execute.WithConnection(
                    (connection, transaction) =>
                    {
                        using var command = connection.CreateCommand();
                        command.Transaction = transaction;
                        command.CommandText = "DELETE FROM parent WHERE id = 3";
                        command.ExecuteNonQuery();
                    }
                ),
            "Delete parent 1"
        ),
        ["what is there already"] = (
            up => up.Execute.Sql("CREATE TABLE IF NOT EXISTS log (text TEXT); DROP TABLE IF EXISTS nowhere; DELETE FROM log"),
            "Delete log 0"
        ),
        ["what is there already, then dropped"] = (
            up => up.Execute.Sql("CREATE TABLE IF NOT EXISTS parent (id); DROP TABLE parent"),
            "Drop parent 3"
        ),
        ["drop a view"] = (
            up =>
                up.Execute.Sql(
                    "CREATE VIEW v AS SELECT * FROM parent; CREATE TEMP VIEW w AS SELECT * FROM parent; DROP VIEW v; DROP VIEW w; "
                        + "DELETE FROM log"
                ),
            "Delete log 0"
        ),
        ["a temporary table"] = (up => up.Execute.Sql("CREATE TEMP TABLE x (a); INSERT INTO x SELECT id FROM parent; DROP TABLE x"), ""),
    };

    private readonly Bed _bed = new();

    public static TheoryData<string, bool> All
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in Cases.Keys)
            {
                data.Add(name, false);
                data.Add(name, true);
            }

            return data;
        }
    }

    public void Dispose() => _bed.Dispose();

    [Theory]
    [MemberData(nameof(All))]
    public void DryRun_OfAStep_SaysWhatTheRunThenDoes(string name, bool confirmsLoss)
    {
        var options = Make(name, confirmsLoss);
        var (hash, files) = (_bed.File.Hash, _bed.Files.ToList());

        Result tried;
        IReadOnlyList<string> touches;
        using (var copy = DryRunDatabase.Of(_bed.Database(), options))
        {
            Assert.True(copy.HasRows);
            tried = Run(copy, options);
            touches = Touches(copy);
        }

        Assert.Equal((hash, string.Join(',', files)), (_bed.File.Hash, string.Join(',', _bed.Files)));
        var run = Run(_bed.Database(), options);
        Assert.Equal(run, tried);
        if (run.Error is null)
            Assert.Equal(Cases[name].Touches, string.Join("; ", touches));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void DryRun_OfAStepDown_SaysWhatTheRunThenDoes(string name, bool allowsLoss)
    {
        _bed.Script.Up(1, _ => { }).Down(1, Cases[name].Up);
        _bed.File.Execute(Before);
        var options = Bed.Options(Bed.One);
        options.AllowDataLoss = allowsLoss;
        Manager(_bed.Database(), options).Migrate();

        Result tried;
        using (var copy = DryRunDatabase.Of(_bed.Database(), options))
            tried = Result.Of(() => Manager(copy, options).Rollback());

        Assert.Equal(Result.Of(() => Manager(_bed.Database(), options).Rollback()), tried);
    }

    [Fact]
    public void Run_CreatesWhatIsThereAlreadyThenDropsIt_LosesItsRows()
    {
        var options = Make("what is there already, then dropped", confirmsLoss: true);

        Assert.StartsWith(ErrorCodes.DataLoss.Id, Run(_bed.Database(), options).Error, StringComparison.Ordinal);
    }

    private MigrationOptions Make(string name, bool confirmsLoss)
    {
        _bed.Script.Up(1, _ => { }).Up(2, Cases[name].Up);
        _bed.File.Execute(Before);
        var options = Bed.Options(Bed.Two);
        options.ConfirmDataLoss = confirmsLoss;
        Manager(_bed.Database(), options).Migrate(1);
        return options;
    }

    private static List<string> Touches(DryRunDatabase copy) =>
        [
            .. copy
                .Actions.OfType<DryRunAction.Touch>()
                .Select(action => action.What)
                .Where(touch => touch.Table != "VersionInfo")
                .Select(touch =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{touch.Kind} {(touch.Table.Name.StartsWith("child_", StringComparison.Ordinal) ? "child+" : touch.Table)} "
                            + $"{touch.Rows}"
                    )
                ),
        ];

    private Result Run(IDatabase database, MigrationOptions options) => Result.Of(() => Manager(database, options).Migrate());

    private MigrationManager Manager(IDatabase database, MigrationOptions options) =>
        new(database, options, new ServiceCollection().AddSingleton(_bed.Script).BuildServiceProvider());

    /// <summary>What came of a run: the rows that it deleted, or how it failed.</summary>
    private sealed record Result(string? Error, string Deleted)
    {
        public static Result Of(Func<MigrationReport> run)
        {
            try
            {
                return new Result(null, string.Join(", ", run().Steps.SelectMany(step => step.Deleted)));
            }
            catch (MigrationException error)
            {
                return new Result($"{error.Code.Id} {error.What} {error.Why} {error.Statement}", "");
            }
        }
    }
}
