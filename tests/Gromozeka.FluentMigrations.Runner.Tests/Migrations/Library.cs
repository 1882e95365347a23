namespace Gromozeka.FluentMigrations.Runner.Migrations.Library;

[Migration(1, "The books")]
public class CreateBooks : Migration
{
    public override void Up() => Create.Table("Books").WithColumn("Id").AsInt64().PrimaryKey().Identity().WithColumn("Title").AsString();

    public override void Down() => Delete.Table("Books");
}

[Migration(2)]
public class AddYear : Migration
{
    public override void Up() => Alter.Table("Books").AddColumn("Year").AsInt32().Nullable();

    public override void Down() => Delete.Column("Year").FromTable("Books");
}

[Migration(20260102030405, "The readers")]
public class CreateReaders : AutoReversingMigration
{
    public override void Up() => Create.Table("Readers").WithColumn("Name").AsString();
}

[Migration(3)]
internal sealed class HiddenMigration : Migration
{
    public override void Up() => throw new InvalidOperationException("Internal classes are passed over.");

    public override void Down()
    {
    }
}
