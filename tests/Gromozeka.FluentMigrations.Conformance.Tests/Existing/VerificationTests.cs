namespace Gromozeka.FluentMigrations.Conformance.Tests.Existing;

/// <summary>VerifySchema: a step that changes the schema in another way than it changes an empty database is rolled back.</summary>
public class VerificationTests
{
    [Theory]
    [EachProduct]
    public void Migrate_AsOnAnEmptyDatabase_Runs(string name)
    {
        using var product = Products.New(name);
        product.Script.Up(3, m => m.Alter.Table("t1").AddColumn("more").AsString().Nullable().Indexed("ix_more"));

        Assert.Equal(3, Verifying(product).Migrate().ToVersion);
    }

    [Theory]
    [EachProduct]
    public void Migrate_ATableOfTheNameIsThere_IsRolledBack(string name)
    {
        using var product = Products.New(name);
        product.Script.Up(2, m => m.Execute.Sql("CREATE TABLE IF NOT EXISTS t2 (id BIGINT NOT NULL PRIMARY KEY, name TEXT)"));
        product.FullManager().Migrate(1);
        product.Execute("CREATE TABLE t2 (id BIGINT, other TEXT)");

        var error = Refusal.Of(ErrorCodes.SchemaNotAsReplayed, () => Verifying(product).Migrate());

        Assert.Contains("t2.name", error.Message, StringComparison.Ordinal);
        Assert.Equal("1", product.Versions("history", "number"));
        Assert.Equal("id; other", product.TableText("t2"));
    }

    [Theory]
    [EachProduct]
    public void Migrate_ATableOfTheApplicationIsThere_Runs(string name)
    {
        using var product = Products.New(name);
        product.FullManager().Migrate(1);
        product.Execute("CREATE TABLE own (id INTEGER); ALTER TABLE t1 ADD COLUMN hand TEXT");

        Assert.Equal(3, Verifying(product).Migrate().ToVersion);
    }

    private static MigrationManager Verifying(Product product) => product.FullManager(configure: options => options.VerifySchema = true);
}
