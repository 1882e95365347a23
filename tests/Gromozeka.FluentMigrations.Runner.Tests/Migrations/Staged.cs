namespace Gromozeka.FluentMigrations.Runner.Migrations.Staged;

public abstract class Noted : Migration
{
    public override void Up()
    {
        Execute.Sql("CREATE TABLE IF NOT EXISTS Notes (Name TEXT)");
        Insert.IntoTable("Notes").Row(new { GetType().Name });
    }

    public override void Down() => Delete.FromTable("Notes").Row(new { GetType().Name });
}

[Migration(1)]
public class First : Noted;

[Migration(2)]
public class Second : Noted;

[Profile("Demo")]
public class DemoProfile : Noted;

[Maintenance(MigrationStage.BeforeAll)]
public class BeforeAll : Noted;

[Maintenance(MigrationStage.BeforeEach)]
public class BeforeEach : Noted;

[Maintenance(MigrationStage.AfterEach, TransactionBehavior.None)]
public class AfterEach : Noted;

[Maintenance(MigrationStage.BeforeProfiles)]
public class BeforeProfiles : Noted;

[Maintenance(MigrationStage.AfterAll)]
public class AfterAll : Noted;

[Tags("Night")]
[Maintenance(MigrationStage.AfterAll)]
public class AtNight : Noted;
