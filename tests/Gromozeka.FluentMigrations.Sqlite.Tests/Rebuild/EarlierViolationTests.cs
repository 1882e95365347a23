namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// Rows that violate a foreign key already, and are still the same ones when a step has given them other numbers or names.
/// </summary>
public class EarlierViolationTests
{
    [Theory]
    [InlineData("UPDATE x SET p = p + 1", false)]
    [InlineData("UPDATE x SET p = NULL WHERE id = 25; INSERT INTO x VALUES (27, 9), (28, 9)", true)]
    public void ViolationsFromBeforeInRowsThatGetOtherNumbers_AreCounted(string sql, bool isRefused)
    {
        using var bench = new Workbench(
            "CREATE TABLE p (id INTEGER PRIMARY KEY); PRAGMA foreign_keys = OFF; "
                + "CREATE TABLE x (id INTEGER, p INTEGER REFERENCES p (id)); INSERT INTO x (rowid, id, p) VALUES (3, 25, 7), (20, 26, 8);"
        );

        var error = Record.Exception(() =>
            bench.Migrate(m =>
            {
                m.Create.PrimaryKey("pk").OnTable("x").Column("id");
                m.Execute.Sql(sql);
            })
        );

        Assert.Equal(isRefused, error is not null);
        Assert.Equal(isRefused ? "3; 20" : "25; 26", bench.Read("SELECT rowid FROM x"));
        if (error is not null)
            Assert.Contains(
                "2 rows of table x refer to rows of p that do not exist: rowid 27; rowid 28",
                ((MigrationException)error).Why,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void ViolationsFromBeforeInTablesThatGetAnotherName_AreNone()
    {
        using var bench = new Workbench(
            RebuildCase.X
                + "PRAGMA foreign_keys = OFF; CREATE TABLE c (x INTEGER REFERENCES x (id), z INTEGER REFERENCES z); "
                + "INSERT INTO c VALUES (99, 1), (98, 2), (1, 3);"
        );

        bench.Migrate(m =>
        {
            m.Alter.Column("x").OnTable("c").AsInt64().NotNullable().WithDefaultValue(0);
            m.Rename.Table("c").To("d");
            m.Rename.Table("x").To("y");
        });

        Assert.Equal("dy1; dy2; dz1; dz2; dz3", bench.Read("SELECT \"table\" || parent || rowid FROM pragma_foreign_key_check ORDER BY 1"));
    }

    [Fact]
    public void AViolationThatGoesAndAnotherThatComes_IsRefused()
    {
        using var bench = new Workbench(
            "PRAGMA foreign_keys = OFF; CREATE TABLE p (id INTEGER PRIMARY KEY); "
                + "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p); INSERT INTO c VALUES (1, 9);"
                + RebuildCase.X
        );

        var error = Assert.Throws<MigrationException>(() =>
            bench.Migrate(m =>
            {
                m.Execute.Sql("DELETE FROM c");
                m.Create.ForeignKey("fk").FromTable("x").ForeignColumn("b").ToTable("p").PrimaryColumn("id");
            })
        );

        Assert.Contains(
            "3 rows of table x refer to rows of p that do not exist: rowid 1; rowid 2; rowid 5",
            error.Why,
            StringComparison.Ordinal
        );
    }
}
