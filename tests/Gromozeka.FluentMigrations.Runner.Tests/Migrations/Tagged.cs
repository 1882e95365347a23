namespace Gromozeka.FluentMigrations.Runner.Migrations.Tagged;

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
public class Untagged : Noted;

[Migration(2)]
[Tags("UK")]
public class OfUk : Noted;

[Migration(3)]
[Tags("UK", "Production")]
public class OfUkProduction : Noted;

[Migration(4)]
[Tags(TagBehavior.RequireAny, "UK", "DE")]
public class OfUkOrDe : Noted;

[Migration(5)]
[Tags("UK")]
[Tags("DE")]
public class OfUkByTwo : Noted;

[Tags("FR")]
public interface IFrench;

[Migration(6)]
public class OfInterface : Noted, IFrench;
