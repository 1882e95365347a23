using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Cascade;

[Migration(1)]
public sealed class Tables : ForwardOnlyMigration
{
    public override void Up()
    {
        Execute.Sql("CREATE TABLE parents (id INTEGER PRIMARY KEY, name TEXT)");
        Execute.Sql("CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents (id) ON DELETE CASCADE)");
        Execute.Sql("INSERT INTO parents VALUES (1, 'a'), (2, 'b'), (3, 'c'); INSERT INTO children VALUES (1, 1), (2, 2), (3, 3)");
    }
}

[Migration(2)]
public sealed class Rebuilt : ForwardOnlyMigration
{
    public override void Up() => Alter.Column("name").OnTable("parents").AsString().Nullable().WithDefaultValue("nobody");
}

[Migration(3)]
public sealed class Deleted : ForwardOnlyMigration
{
    public override void Up() => Delete.FromTable("parents").Row(new { id = 1 });
}

/// <summary>What a step sets ends with it.</summary>
[Migration(4, TransactionBehavior.None)]
public sealed class Changed : ForwardOnlyMigration
{
    public override void Up() => Execute.Sql("PRAGMA foreign_keys = ON; PRAGMA foreign_keys = OFF");
}

[Migration(5)]
public sealed class DeletedLater : ForwardOnlyMigration
{
    public override void Up() => Delete.FromTable("parents").Row(new { id = 2 });
}

[Migration(6, TransactionBehavior.None)]
public sealed class ChangedBack : ForwardOnlyMigration
{
    public override void Up() => Execute.Sql("PRAGMA foreign_keys = ON");
}

[Migration(7)]
public sealed class DeletedLast : ForwardOnlyMigration
{
    public override void Up() => Delete.FromTable("parents").Row(new { id = 3 });
}
