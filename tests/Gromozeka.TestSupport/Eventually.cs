namespace Gromozeka.TestSupport;

/// <summary>Waits for what has to come, however slow the machine is. The limit only ends a test that would hang.</summary>
public static class Eventually
{
    /// <summary>Longer than anything takes that a test waits for.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Comes back when a condition holds.</summary>
    /// <param name="condition">Asked again and again; throws when it can no longer come true.</param>
    /// <param name="what">What is waited for, said when it does not come.</param>
    public static async Task Holds(Func<bool> condition, string what)
    {
        for (var started = Environment.TickCount64; !condition(); await Task.Delay(Pause))
        {
            if (Environment.TickCount64 - started > Limit.TotalMilliseconds)
                throw InVain(what);
        }
    }

    /// <summary>Comes back when a task has ended, and throws what it threw.</summary>
    public static async Task Ends(this Task task, string what)
    {
        if (!task.IsCompleted && await Task.WhenAny(task, Task.Delay(Limit)) != task)
            throw InVain(what);
        await task;
    }

    /// <summary>Comes back with the result of a task.</summary>
    public static async Task<T> Ends<T>(this Task<T> task, string what)
    {
        await ((Task)task).Ends(what);
        return await task;
    }

    private static TimeoutException InVain(string what) => new($"Waited {Limit.TotalMinutes} minutes in vain for: {what}");
}
