namespace Gromozeka.FluentMigrations.Runner.Migrations.Scripted;

[Migration(1)]
public class RunsScripts : ForwardOnlyMigration
{
    public override void Up()
    {
        Execute.Script(Path.Combine(AppContext.BaseDirectory, "Scripts", "books.sql"));
        Execute.EmbeddedScript("readers.sql", new Dictionary<string, string> { ["name"] = "O''Hara" });
    }
}
