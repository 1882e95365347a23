namespace Gromozeka.FluentMigrations.Runner.Migrations.Overtaken;

[Migration(1)]
public class RecordsTheNextAsWell : Migration
{
    public override void Up() => Execute.Sql("INSERT INTO VersionInfo (Version) VALUES (2)");

    public override void Down() => Execute.Sql("DELETE FROM VersionInfo WHERE Version = 2");
}

[Migration(2)]
public class NeverRun : Migration
{
    public override void Up() => Create.Table("Never").WithColumn("Id").AsInt64();

    public override void Down() => Delete.Table("Never");
}
