using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Victim.Start;

/// <summary>A migration like any other.</summary>
[Migration(1)]
public sealed class CreateNotes : AutoReversingMigration
{
    public override void Up() => Create.Table("notes").WithColumn("id").AsInt64().PrimaryKey().WithColumn("text").AsString();
}
