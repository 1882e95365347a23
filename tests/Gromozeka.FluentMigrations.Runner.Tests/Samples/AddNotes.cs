namespace FluentMigrator.Runner.Samples;

[Migration(20260102030405, "The notes")]
public class AddNotes : Migration
{
    public override void Up() => Create.Table("notes")
        .WithColumn("id").AsInt64().PrimaryKey().Identity()
        .WithColumn("text").AsString();

    public override void Down() => Delete.Table("notes");
}
