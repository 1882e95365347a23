using System.Reflection;
using System.Runtime.ExceptionServices;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>
/// Passes every call on to the real object, with a fail point before each that can change something, and behind it where files are moved
/// next; so do the objects that it hands out.
/// </summary>
public class Watch : DispatchProxy
{
    // What is the same before and after.
    private static readonly string[] Reading =
    [
        nameof(IDatabaseSession.CreateCommand),
        nameof(IDatabaseSession.NewCollector),
        nameof(IDatabase.Explain),
        nameof(IDatabase.Find),
    ];

    // The capabilities that write.
    private static readonly Type[] Writing =
    [
        typeof(IFileBackup),
        typeof(ITableRebuilds),
        typeof(IStepVerification),
        typeof(IPersistentSettings),
    ];

    private object _target = null!;

    /// <summary>The same object, watched.</summary>
    public static T Over<T>(T target)
        where T : class => (T)Over(typeof(T), target);

    private static object Over(Type type, object target)
    {
        var proxy = Create(type, typeof(Watch));
        ((Watch)proxy)._target = target;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (!targetMethod!.IsSpecialName && !Reading.Contains(targetMethod.Name))
            FailPoints.Pass();
        try
        {
            var result = targetMethod.Invoke(_target, args);
            if (_target is IFileBackup or IDatabaseRestore or IMigrationLock)
                FailPoints.Pass();
            return result switch
            {
                null => null,
                _ when targetMethod.Name == nameof(IDatabase.Find) => Writing.Contains(targetMethod.ReturnType)
                    ? Over(targetMethod.ReturnType, result)
                    : result,
                IDatabaseSession session when targetMethod.ReturnType == typeof(IDatabaseSession) => Over(session),
                IDatabaseRestore restore => Over(restore),
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
