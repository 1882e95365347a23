using System.Reflection;
using System.Runtime.ExceptionServices;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Safety;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>Passes every call on to the real object, with a fail point before each that can change something, and behind it where files are moved next; so do the objects that it hands out.</summary>
public class Watch : DispatchProxy
{
    // What is the same before and after.
    private static readonly string[] Reading =
    [
        nameof(IDatabaseSession.CreateCommand), nameof(IDatabaseSession.SchemaStamp), nameof(IDatabaseSession.ReadSchema), nameof(IDatabaseSession.NewCollector),
        nameof(IDatabaseSession.ReadTable), nameof(IDatabaseSession.ReadTableNames), nameof(IDatabaseSession.HasTable),
        nameof(IDatabaseSession.ReadTriggers), nameof(IDatabaseSession.CheckIntegrity), nameof(IDatabase.OpenScratch), nameof(IDatabase.Explain),
    ];

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
        if (!targetMethod!.IsSpecialName && !Reading.Contains(targetMethod.Name))
            FailPoints.Pass();
        try
        {
            var result = targetMethod.Invoke(_target, args);
            if (_target is IDatabaseBackup or IDatabaseRestore or IMigrationLock)
                FailPoints.Pass();
            return result switch
            {
                IDatabaseSession session when targetMethod.Name != nameof(IDatabase.OpenScratch) => Over(session),
                IDatabaseBackup backup => Over(backup),
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
