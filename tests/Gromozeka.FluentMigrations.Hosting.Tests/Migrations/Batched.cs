using FluentMigrator;
using Gromozeka.FluentMigrations.Hosting.Tests.Migrations.Gated;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Migrations.Batched;

[Migration(1)]
public class CreateMessages : Migration
{
    public override void Up()
    {
        Create.Table("messages").WithColumn("id").AsInt64().PrimaryKey().WithColumn("worked").AsInt64().WithDefaultValue(0);
        for (var id = 1; id <= 100; id++)
            Insert.IntoTable("messages").Row(new { id });
    }

    public override void Down() => Delete.Table("messages");
}

/// <summary>Waits before its fifth batch until a test lets it go on.</summary>
[Migration(2)]
public class WorkOnMessages(Gate gate) : BatchMigration
{
    public override void Up() =>
        Batches
            .Over("messages")
            .OfExactly(10)
            .Update(["worked"], rows =>
            {
                if ((long)rows[0].Key[0]! == 41)
                {
                    gate.Reached.Set();
                    gate.Open.Wait(Eventually.Limit);
                    if (gate.Fails)
                        throw new InvalidOperationException("The gate says no.");
                }

                foreach (var row in rows)
                    row["worked"] = (long)row["worked"]! + 1;
            });

    public override void Down() { }
}

[Migration(3)]
public class CreateLater : Migration
{
    public override void Up() => Create.Table("later").WithColumn("id").AsInt64();

    public override void Down() => Delete.Table("later");
}
