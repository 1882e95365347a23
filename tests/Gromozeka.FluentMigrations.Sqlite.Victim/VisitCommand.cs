using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Gromozeka.Database;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>
/// Looks at the bot's database in every way that only reads, then migrates it; says what came of each. "nobody" has no rights but
/// everybody's.
/// </summary>
internal static class VisitCommand
{
    private const uint Nobody = 65534;

    public static void Run(string file, string user)
    {
        var manager = new MigrationManager(
            new SqliteDatabase(
                new SqliteDatabaseOptions { ConnectionString = $"Data Source={file}", LockTimeout = TimeSpan.FromSeconds(1) }
            ),
            GromozekaMigrations.Options()
        );
        if (user == "nobody")
            BecomeNobody();
        Say("status", () => string.Join(",", manager.GetStatus().Applied.Select(migration => migration.Version)));
        Say("version", () => $"{manager.GetCurrentVersion()}");
        Say("findings", () => string.Join(",", manager.Validate().Select(finding => finding.Code.Id)));
        Say("repair", () => $"{manager.PlanRepair().Actions.Count}");
        Say("backups", () => $"{manager.Backups!.List().Count}");
        Say("migrate", () => $"{manager.Migrate().ToVersion}");
    }

    /// <summary>Loads what may lie where nobody has access, then changes the user.</summary>
    private static void BecomeNobody()
    {
        foreach (var assembly in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
            Assembly.Load(Path.GetFileNameWithoutExtension(assembly));
        SHA256.HashData([]);
        using (var memory = new SqliteConnection("Data Source=:memory:"))
            memory.Open();
        if (SetGroup(Nobody) != 0 || SetUser(Nobody) != 0)
            throw new InvalidOperationException("The user could not be changed.");
    }

    private static void Say(string what, Func<string> look)
    {
        try
        {
            Console.WriteLine($"{what} {look()}");
        }
        catch (MigrationException error)
        {
            Console.WriteLine($"{what} {error.Code.Id} {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    [DllImport("libc", EntryPoint = "setuid")]
    private static extern int SetUser(uint user);

    [DllImport("libc", EntryPoint = "setgid")]
    private static extern int SetGroup(uint group);
}
