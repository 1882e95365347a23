namespace FluentMigrator.Runner;

/// <summary>What the runner's own log formats show beside headings and messages.</summary>
public class FluentMigratorLoggerOptions
{
    public FluentMigratorLoggerOptions()
    {
    }

    public bool ShowSql { get; set; }

    public bool ShowElapsedTime { get; set; }
}
