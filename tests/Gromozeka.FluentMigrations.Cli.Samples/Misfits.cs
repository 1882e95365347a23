using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Misfits
{
    /// <summary>A table for rows that do not fit what comes next.</summary>
    public abstract class Things : Migration
    {
        public override void Up() =>
            Create.Table("things").WithColumn("id").AsInt64().PrimaryKey().WithColumn("name").AsString().Nullable();

        public override void Down() => Delete.Table("things");
    }

    /// <summary>A step after the one that fails.</summary>
    public abstract class After : Migration
    {
        public override void Up() => Create.Table("later").WithColumn("id").AsInt64().PrimaryKey();

        public override void Down() => Delete.Table("later");
    }
}

namespace Gromozeka.FluentMigrations.Cli.Samples.Misfits.NotNull
{
    [Migration(1)]
    public sealed class First : Things;

    [Migration(2)]
    public sealed class Second : ForwardOnlyMigration
    {
        public override void Up() => Alter.Column("name").OnTable("things").AsString().NotNullable();
    }

    [Migration(3)]
    public sealed class Third : After;
}

namespace Gromozeka.FluentMigrations.Cli.Samples.Misfits.Casts
{
    [Migration(1)]
    public sealed class First : Things;

    [Migration(2)]
    public sealed class Second : ForwardOnlyMigration
    {
        public override void Up() => Alter.Column("name").OnTable("things").AsInt64().Nullable();
    }

    [Migration(3)]
    public sealed class Third : After;
}

namespace Gromozeka.FluentMigrations.Cli.Samples.Misfits.Verified
{
    [Migration(1)]
    public sealed class First : Things;

    [Migration(2)]
    [Verify("SELECT id FROM things WHERE id < 0; SELECT id FROM things WHERE name IS NULL -- none;\n;")]
    public sealed class Second : ForwardOnlyMigration
    {
        public override void Up() => Execute.Sql("UPDATE things SET name = name || '!'");
    }

    [Migration(3)]
    public sealed class Third : After;
}

namespace Gromozeka.FluentMigrations.Cli.Samples.Misfits.Rows
{
    [Migration(1)]
    public sealed class First : Things;

    [Migration(2)]
    public sealed class Second : ForwardOnlyMigration
    {
        public override void Up()
        {
            Update.Table("things").Set(new { name = "all" }).AllRows();
            Insert.IntoTable("things").Row(new { id = 1, name = "again" });
        }
    }

    [Migration(3)]
    public sealed class Third : After;
}

namespace Gromozeka.FluentMigrations.Cli.Samples.Misfits.Indexes
{
    [Migration(1)]
    public sealed class First : Things;

    [Migration(2)]
    public sealed class Second : ForwardOnlyMigration
    {
        public override void Up()
        {
            Execute.Sql("UPDATE things SET name = 'same'");
            Create.Index("names").OnTable("things").OnColumn("name").Unique();
        }
    }

    [Migration(3)]
    public sealed class Third : After;
}
