using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Lines;

/// <summary>Values that a script has to keep as they are.</summary>
[Migration(1, "Lines")]
public sealed class Lines : Migration
{
    public override void Up()
    {
        Create.Table("lines").WithColumn("id").AsInt64().PrimaryKey().WithColumn("value").AsString().WithDefaultValue("d\r\ne");
        Insert
            .IntoTable("lines")
            .Row(new { id = 1, value = "a\r\nb" })
            .Row(new { id = 2, value = "password = '' Password=secret" })
            .Row(new { id = 3, value = "\r" });
        Execute.Sql("INSERT INTO lines VALUES (4, 'x\r\n\r\ny')");
        Execute.Sql("CREATE TABLE written (\r\n  id INTEGER PRIMARY KEY,\r\n  value TEXT DEFAULT 'd\r\ne'\r\n)");
        Execute.Sql(
            "CREATE TRIGGER filled AFTER INSERT ON written WHEN new.value IS NULL BEGIN\r\n  UPDATE written SET value = 'n\r\no' WHERE "
                + "id = new.id; END -- done;"
        );
    }

    public override void Down()
    {
        Delete.Table("lines");
        Delete.Table("written");
    }
}

/// <summary>Tables with such texts, rebuilt, and columns with such a default.</summary>
[Migration(2, "Rebuilt \u202Eand \u009B31m")]
public sealed class Rebuilt : Migration
{
    public override void Up()
    {
        Alter.Column("value").OnTable("lines").AsString().Nullable().WithDefaultValue("d\r\ne");
        Alter.Column("value").OnTable("written").AsCustom("VARCHAR(9)").Nullable();
    }

    public override void Down() { }
}

/// <summary>A column with such a default, for rows that are there.</summary>
[Migration(3, "Added")]
public sealed class Added : Migration
{
    public override void Up() => Alter.Table("lines").AddColumn("mail@p0").AsString().NotNullable().WithDefaultValue("f\r\ng");

    public override void Down() => Delete.Column("mail@p0").FromTable("lines");
}

/// <summary>A column whose name looks like a parameter.</summary>
[Migration(4, "Filled")]
public sealed class Filled : Migration
{
    public override void Up()
    {
        Insert.IntoTable("lines").Row(new Dictionary<string, object> { ["id"] = 5, ["mail@p0"] = "h" });
        Insert.IntoTable("written").Row(new { id = 1, value = (string?)null });
    }

    public override void Down() { }
}
