using System.Reflection;
using System.Runtime.ExceptionServices;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Safety;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>Passes every call on to the real object, with a fail point before each that does something, and behind it where files are moved next; so do the objects that it hands out.</summary>
public class Watch : DispatchProxy
{
    private object _target = null!;

    /// <summary>The same object, watched.</summary>
    public static T Over<T>(T target)
        where T : class
    {
        var proxy = Create<T, Watch>();
        ((Watch)(object)proxy)._target = target;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (!targetMethod!.IsSpecialName)
            FailPoints.Pass();
        try
        {
            var result = targetMethod.Invoke(_target, args);
            if (_target is IDatabaseBackup or IMigrationLock)
                FailPoints.Pass();
            return result switch
            {
                IDatabaseSession session when targetMethod.Name != nameof(IDatabase.OpenScratch) => Over(session),
                IDatabaseBackup backup => Over(backup),
                IMigrationLock held => Over(held),
                IDisposable held when _target is IMigrationLock => Over(held),
                _ => result,
            };
        }
        catch (TargetInvocationException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerException!);
            throw;
        }
    }
}
