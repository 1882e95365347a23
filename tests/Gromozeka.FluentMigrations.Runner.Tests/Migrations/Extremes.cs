namespace Gromozeka.FluentMigrations.Runner.Migrations.Extremes;

public class Empty : Migration
{
    public override void Up()
    {
    }

    public override void Down()
    {
    }
}

[Migration(-5)]
public class Negative : Empty;

[Migration(0)]
public class Zero : Empty;

[Migration(long.MaxValue)]
public class Highest : Empty;
