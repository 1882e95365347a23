using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Rows;

/// <summary>Two tables.</summary>
[Migration(1, "Tables")]
public sealed class Tables : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("people").WithColumn("id").AsInt64().PrimaryKey().Identity().WithColumn("name").AsString().Nullable();
        Create.Table("notes").WithColumn("text").AsString().Nullable();
    }
}

/// <summary>A rebuild beside a DELETE.</summary>
[Migration(2, "Names")]
public sealed class Names : ForwardOnlyMigration
{
    public override void Up()
    {
        Delete.FromTable("people").Row(new { id = 1 });
        Alter.Column("name").OnTable("people").AsCustom("VARCHAR(50)").NotNullable();
    }
}

/// <summary>A table dropped by SQL.</summary>
[Migration(3, "No notes")]
public sealed class NoNotes : Migration
{
    public override void Up() => Execute.Sql("DROP TABLE notes");

    public override void Down() => Execute.Sql("CREATE TABLE notes (text TEXT); DROP TABLE people");
}
