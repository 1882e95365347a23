using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Gromozeka.FluentMigrations.Tests.Support;

/// <summary>
/// Passes every call on to the real object, and lets something happen just before one of them: what another process would do then.
/// </summary>
public class Interception : DispatchProxy
{
    private object _target = null!;
    private string _method = "";
    private Func<object?, object?> _result = result => result;
    private Action _before = () => { };

    public static T Before<T>(T target, string method, Action before)
        where T : class => New(target, method, before, result => result);

    public static T Result<T>(T target, string method, Func<object?, object?> change)
        where T : class => New(target, method, () => { }, change);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var isIt = targetMethod!.Name == _method;
        if (isIt)
            _before();
        try
        {
            var result = targetMethod.Invoke(_target, args);
            return isIt ? _result(result) : result;
        }
        catch (TargetInvocationException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerException!);
            throw;
        }
    }

    private static T New<T>(T target, string method, Action before, Func<object?, object?> change)
        where T : class
    {
        var proxy = Create<T, Interception>();
        var interception = (Interception)(object)proxy;
        interception._target = target;
        interception._method = method;
        interception._before = before;
        interception._result = change;
        return proxy;
    }
}
