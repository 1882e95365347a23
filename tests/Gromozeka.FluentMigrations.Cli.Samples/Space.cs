using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Space;

[Migration(1, "Tables")]
public sealed class Tables : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("people").WithColumn("id").AsInt64().PrimaryKey().Identity().WithColumn("name").AsString().Nullable();
        Create.Table("notes").WithColumn("text").AsString().Nullable();
    }
}

/// <summary>Loses what a copy with rows can count.</summary>
[Migration(2, "No notes")]
public sealed class NoNotes : ForwardOnlyMigration
{
    public override void Up() => Execute.Sql("DROP TABLE notes");
}

/// <summary>Needs as much space as the table takes, once more.</summary>
[Migration(3, "Names")]
public sealed class Names : ForwardOnlyMigration
{
    public override void Up() => Alter.Column("name").OnTable("people").AsCustom("VARCHAR(50)").NotNullable();
}
