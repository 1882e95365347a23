using FluentMigrator;

namespace Gromozeka.FluentMigrations.Trimmed.Incomplete;

/// <summary>One operation of each kind that lacks what FluentMigrator requires of it.</summary>
[Migration(3)]
public sealed class Incomplete : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("").WithColumn("id").AsInt64();
        Create.Table("nameless").WithColumn("").AsInt64();
        Create.Table("typeless").WithColumn("id");
        Create.Column("").OnTable("author").AsInt32();
        Alter.Column("name").OnTable("").AsString();
        Rename.Table("author").To("");
        Rename.Column("name").OnTable("author").To("");
        Delete.Table("");
        Delete.Column("").FromTable("author");
        Create.Index("").OnTable("author");
        Create.ForeignKey("fk").FromTable("").ForeignColumn("id").ToTable("author").PrimaryColumn("id");
        Create.UniqueConstraint("unique_name").OnTable("").Column("name");
        Insert.IntoTable("").Row(new { name = "x" });
        Update.Table("author").Set(new { name = "x" }).Where(null);
        Delete.FromTable("").AllRows();
        Execute.Sql("");
        Execute.Script("");
        Create.Sequence("");
        Delete.DefaultConstraint().OnTable("").OnColumn("name");
    }
}
