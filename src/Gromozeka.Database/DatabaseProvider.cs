namespace Gromozeka.Database;

/// <summary>The database products on which the bot runs.</summary>
public enum DatabaseProvider
{
    /// <summary>A file on the bot's machine.</summary>
    Sqlite,

    /// <summary>A server.</summary>
    Postgres,
}
