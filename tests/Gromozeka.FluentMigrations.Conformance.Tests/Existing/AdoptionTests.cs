namespace Gromozeka.FluentMigrations.Conformance.Tests.Existing;

/// <summary>A database that has tables and no history.</summary>
public class AdoptionTests
{
    private const string Old = """
        CREATE TABLE t1 (id BIGINT NOT NULL PRIMARY KEY, note TEXT, mine TEXT);
        INSERT INTO t1 VALUES (1, 'a', 'b');
        CREATE TABLE own (x INTEGER);
        """;

    [Theory]
    [EachProduct]
    public void Migrate_TablesOfTheFirstMigration_AreAdoptedAndTheRestRuns(string name)
    {
        using var product = New(name);
        product.Execute(Old);
        var plan = Adopter(product).PlanAdoption();

        var report = Adopter(product).Migrate();

        Assert.Equal(1, plan!.Version);
        Assert.Equal(plan.LeftAlone, report.Adoption!.LeftAlone);
        Assert.Equal((0, 3, 1), (report.FromVersion, report.ToVersion, report.Adoption!.Version));
        Assert.Equal([2, 3], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal(["column t1.mine", "table own"], report.Adoption.LeftAlone.Order(StringComparer.Ordinal));
        Assert.Equal("1|a|b", product.Read("SELECT * FROM t1"));
        Assert.Equal(["1|adopt", "2|up", "3|up"], product.Rows("SELECT version, direction FROM migration_log ORDER BY id"));
        Assert.Equal("3", product.Read("SELECT fact FROM facts WHERE name = 'version'"));
        Assert.False(product.FullManager().GetDrift().HasDrift);
    }

    [Theory]
    [EachProduct]
    public void Migrate_AColumnAndAnIndexAreMissing_AreAdded(string name)
    {
        using var product = New(name);
        product.Script.Up(1, m =>
            m.Create.Table("t1").WithColumn("id").AsInt64().PrimaryKey().WithColumn("note").AsString().Nullable().Indexed("ix_note")
        );
        product.Execute("CREATE TABLE t1 (id BIGINT NOT NULL PRIMARY KEY); INSERT INTO t1 VALUES (1)");

        var report = Adopter(product).Migrate();

        Assert.Equal(
            ["column t1.note", "index ix_note", "table facts"],
            // The trigger of the mirror needs a function on PostgreSQL.
            report.Adoption!.Added.Where(added => added != "function follow_history()").Order(StringComparer.Ordinal)
        );
        Assert.Equal("id !null pk1; note; ix_note(note)", product.TableText("t1"));
        Assert.Equal("1|NULL", product.Read("SELECT * FROM t1"));
    }

    [Theory]
    [EachProduct("CREATE TABLE t1 (id BIGINT NOT NULL PRIMARY KEY, note INTEGER)", "GM601")]
    [EachProduct("CREATE TABLE own (x INTEGER); CREATE VIEW t1 AS SELECT 1 AS id", "GM601")]
    public void Migrate_CannotBeAdopted_IsRefusedAndChangesNothing(string name, string sql, string code)
    {
        using var product = New(name);
        product.Execute(sql);

        Refusal.OfUnchanged(product, ErrorCodes.All.Single(known => known.Id == code), () => Adopter(product).Migrate());
    }

    [Theory]
    [EachProduct("", true)]
    [EachProduct("CREATE TABLE unrelated (id INTEGER)", true)]
    [EachProduct("CREATE TABLE unrelated (id INTEGER)", false)]
    public void Migrate_NothingToAdopt_RunsTheFirstMigration(string name, string sql, bool adopts)
    {
        using var product = New(name);
        if (sql.Length > 0)
            product.Execute(sql);

        var report = product.FullManager(configure: options => options.AdoptExistingDatabase = adopts).Migrate();

        Assert.Null(report.Adoption);
        Assert.Equal(3, report.Steps.Count);
    }

    private static Product New(string name)
    {
        var product = Products.New(name);
        product.Script.Up(1, m => m.Create.Table("t1").WithColumn("id").AsInt64().PrimaryKey().WithColumn("note").AsString().Nullable());
        return product;
    }

    private static MigrationManager Adopter(Product product) =>
        product.FullManager(configure: options => options.AdoptExistingDatabase = true);
}
