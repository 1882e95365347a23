namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>The character NUL ends a text in SQL, but not in a parameter.</summary>
public class NulCharacterTests
{
    [Fact]
    public void Insert_TextWithNul_IsStoredWhole()
    {
        using var bench = new Workbench("CREATE TABLE t (v TEXT)");

        bench.Migrate(m => m.Insert.IntoTable("t").Row(new { v = "a\0b" }).Row(new { v = '\0' }));

        Assert.Equal("text:610062; text:00", bench.Read("SELECT typeof(v) || ':' || hex(CAST(v AS BLOB)) FROM t"));
    }

    [Fact]
    public void Criterion_TextWithNul_FindsItsRowOnly()
    {
        using var bench = new Workbench("CREATE TABLE t (id, v TEXT)");

        bench.Migrate(m =>
        {
            m.Insert.IntoTable("t").Row(new { id = 1, v = "a\0b" }).Row(new { id = 2, v = "a" }).Row(new { id = 3, v = "a\0c" });
            m.Delete.FromTable("t").Row(new { v = "a\0b" });
        });

        Assert.Equal("2; 3", bench.Read("SELECT id FROM t"));
    }

    [Fact]
    public void Default_TextWithNul_IsRefusedBecauseALiteralCannotHoldIt()
    {
        using var bench = new Workbench();

        var error = Assert.Throws<MigrationException>(() =>
            bench.Migrate(m => m.Create.Table("t").WithColumn("v").AsString().WithDefaultValue("a\0b"))
        );

        Assert.Equal(ErrorCodes.OperationNotSupported, error.Code);
        Assert.Contains("NUL", error.Why, StringComparison.Ordinal);
    }
}
