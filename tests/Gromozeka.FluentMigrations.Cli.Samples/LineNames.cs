using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.LineNames
{
    /// <summary>One statement that the shell would change.</summary>
    public abstract class Sql(string text) : ForwardOnlyMigration
    {
        public override void Up() => Execute.Sql(text);
    }
}

namespace Gromozeka.FluentMigrations.Cli.Samples.LineNames.Rebuilt
{
    [Migration(1)]
    public sealed class First() : Sql("CREATE TABLE t (a INTEGER, \"c\r\nd\" INTEGER); INSERT INTO t VALUES (1, 3)");

    [Migration(2)]
    public sealed class Second : ForwardOnlyMigration
    {
        public override void Up() => Alter.Column("a").OnTable("t").AsInt32().Nullable().WithDefaultValue(7);
    }
}

namespace Gromozeka.FluentMigrations.Cli.Samples.LineNames.Brackets
{
    [Migration(1)]
    public sealed class First() : Sql("CREATE TABLE t (a INTEGER, [c\r\nd] INTEGER)");
}

namespace Gromozeka.FluentMigrations.Cli.Samples.LineNames.Backticks
{
    [Migration(1)]
    public sealed class First() : Sql("CREATE TABLE t (a INTEGER, `c\r\nd` INTEGER)");
}

namespace Gromozeka.FluentMigrations.Cli.Samples.LineNames.Inserted
{
    [Migration(1)]
    public sealed class First : ForwardOnlyMigration
    {
        public override void Up()
        {
            Create.Table("t").WithColumn("c\r\nd").AsInt64();
            Insert.IntoTable("t").Row(new Dictionary<string, object> { ["c\r\nd"] = 1 });
        }
    }
}

namespace Gromozeka.FluentMigrations.Cli.Samples.LineNames.Harmless
{
    [Migration(1)]
    public sealed class First() : Sql("CREATE TABLE t (a INTEGER, /* it's \"a\r\nb\" */\r\n \"c\rd\" INTEGER DEFAULT '\r\n')");
}
