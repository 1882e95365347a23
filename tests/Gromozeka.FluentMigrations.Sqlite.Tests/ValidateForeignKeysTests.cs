using Fixtures.Steps;

namespace Gromozeka.FluentMigrations.Sqlite;

public class ValidateForeignKeysTests
{
    private const string Seed = """
        PRAGMA foreign_keys = OFF;
        CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE child (a INTEGER REFERENCES parent (id));
        CREATE TABLE keyed (k TEXT PRIMARY KEY, p INTEGER REFERENCES parent) WITHOUT ROWID;
        INSERT INTO parent VALUES (1, 'one');
        """;

    [Fact]
    public void Validate_RowsThatReferToWhatIsThere_FindsNothing()
    {
        using var bench = new Workbench(Seed + "INSERT INTO child VALUES (1), (NULL); INSERT INTO keyed VALUES ('k', 1)");

        Assert.Empty(Manager(bench, enforced: true).Validate());
    }

    [Theory]
    [InlineData(false, "foreign keys are not enforced here")]
    [InlineData(true, "statements that touch them may fail")]
    public void Validate_RowsThatReferToNothing_AreCountedForEachTable(bool enforced, string remedy)
    {
        using var bench = new Workbench(Seed + "INSERT INTO child VALUES (1), (2), (3), (NULL); INSERT INTO keyed VALUES ('k', 7)");

        var findings = Manager(bench, enforced).Validate();

        Assert.Equal(
            [
                "table child: 2 rows refer to rows of parent that do not exist",
                "table keyed: 1 row refers to rows of parent that do not exist",
            ],
            findings.Select(finding => finding.What).Order(StringComparer.Ordinal)
        );
        Assert.All(findings, finding =>
        {
            Assert.Equal(ErrorCodes.ForeignKeysViolated, finding.Code);
            Assert.Contains(remedy, finding.Remedy, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Validate_ForeignKeyToWhatIsNoKey_IsFound()
    {
        using var bench = new Workbench(
            "CREATE TABLE parent (id INTEGER); CREATE TABLE child (a INTEGER REFERENCES parent (id)); INSERT INTO child VALUES (1)"
        );

        var finding = Assert.Single(Manager(bench, enforced: false).Validate());

        Assert.Equal(ErrorCodes.ForeignKeysViolated, finding.Code);
        Assert.Contains("table child: what it refers to is not a key", finding.What, StringComparison.Ordinal);
    }

    private static MigrationManager Manager(Workbench bench, bool enforced) =>
        bench.Manager(new StepCode(_ => { }), new SqliteDatabaseOptions { ConnectionString = "", ForeignKeys = enforced });
}
