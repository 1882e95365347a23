using FluentMigrator;

namespace Gromozeka.FluentMigrations.Commands.Stopping;

/// <summary>Is canceled while it runs, if a test wants it.</summary>
[Migration(1)]
public sealed class CreateStops : Migration
{
    public static Action Reached { get; set; } = () => { };

    public override void Up()
    {
        Create.Table("stops").WithColumn("id").AsInt64().PrimaryKey();
        Execute.WithConnection((_, _) => Reached());
        Create.Index("stops_id").OnTable("stops").OnColumn("id");
    }

    public override void Down() => Delete.Table("stops");
}
