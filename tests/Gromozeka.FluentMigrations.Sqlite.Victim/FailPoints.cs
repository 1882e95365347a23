using System.Diagnostics;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>Counts the points of a run at which something can go wrong, and lets it go wrong at one of them.</summary>
internal static class FailPoints
{
    private static string s_fault = "";
    private static int s_at;
    private static int s_passed;

    /// <summary>How many points were passed.</summary>
    public static int Passed => s_passed;

    /// <summary>Whether it is the disk that fails, and has.</summary>
    public static bool IsDiskFull => s_fault == "full" && s_passed >= s_at;

    /// <summary>
    /// Says what happens at which point: "kill" ends the process there, "full" has no write succeed from there on; anything else counts.
    /// </summary>
    public static void Arm(string fault, int at) => (s_fault, s_at) = (fault, at);

    /// <summary>A point between two calls.</summary>
    public static void Pass()
    {
        if (s_fault == "full")
            return;
        if (Interlocked.Increment(ref s_passed) == s_at && s_fault == "kill")
            Die();
    }

    /// <summary>A point at which SQLite writes.</summary>
    /// <param name="half">Writes the first half, as a process does that dies in the middle; null where there are no halves.</param>
    /// <returns>Whether the disk is full.</returns>
    public static bool PassWrite(Action? half = null)
    {
        var point = Interlocked.Increment(ref s_passed);
        if (s_fault == "kill" && point == s_at)
        {
            if (point % 2 == 0)
                half?.Invoke();
            Die();
        }

        return s_fault == "full" && point >= s_at;
    }

    /// <summary>The kernel ends it: nothing of this process runs any more, no finally, no handler.</summary>
    private static void Die()
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
