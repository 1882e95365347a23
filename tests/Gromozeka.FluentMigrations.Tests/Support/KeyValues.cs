namespace Gromozeka.FluentMigrations.Tests.Support;

/// <summary>A small key-value table that follows <see cref="HistoryTable"/> by triggers.</summary>
public static class KeyValues
{
    public static HistoryMirror Mirror { get; } =
        new(
            "facts",
            "name",
            "fact",
            "version",
            $"""
            CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, fact TEXT);
            CREATE TRIGGER IF NOT EXISTS facts_insert AFTER INSERT ON history {Body};
            CREATE TRIGGER IF NOT EXISTS facts_delete AFTER DELETE ON history {Body};
            INSERT INTO facts (name, fact) SELECT 'version', '0' WHERE NOT EXISTS (SELECT 1 FROM facts WHERE name = 'version');
            UPDATE facts SET fact = {Highest} WHERE name = 'version' AND fact IS NOT {Highest};
            """
        );

    private const string Highest = "(SELECT CAST(coalesce(max(number), 0) AS TEXT) FROM history)";

    private const string Body = $"BEGIN UPDATE facts SET fact = {Highest} WHERE name = 'version'; END";
}
