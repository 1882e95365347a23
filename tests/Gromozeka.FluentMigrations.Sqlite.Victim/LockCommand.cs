namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>Holds the lock of a database until its input ends, or it is killed.</summary>
internal static class LockCommand
{
    public static void Run(string file)
    {
        using var held = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file}" }).Lock.TryAcquire();
        Console.WriteLine(held is null ? "refused" : "begins");
        Console.In.ReadToEnd();
    }
}
