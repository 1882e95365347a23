using System.Reflection;
using System.Reflection.Emit;
using System.Runtime;
using FluentMigrator;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Tests.Execution;

public sealed class StepCompilationTests
{
    [Fact]
    public async Task Start_CompilesEachUpWithoutRunningIt()
    {
        Counter.Run();
        var (first, second, third) = (New(CallRun), New(CallRun), New(CallRun));

        using (var compilation = StepCompilation.Start([Step(first), Step(second)]))
            await compilation.Completion;

        Assert.Equal(1, Counter.Runs);
        Assert.Equal((0, 0, 1), (Compiled(first), Compiled(second), Compiled(third)));
        Assert.Equal(4, Counter.Runs);
    }

    [Fact]
    public async Task Start_CodeThatCannotBeCompiled_IsLeftToTheStep()
    {
        var (broken, good) = (New(il => il.Emit(OpCodes.Pop)), New(_ => { }));

        using (var compilation = StepCompilation.Start([Step(broken), Step(good)]))
            await compilation.Completion;

        Assert.Equal(0, Compiled(good));
        Assert.Throws<InvalidProgramException>(broken.Up);
    }

    private static void CallRun(ILGenerator il) => il.Emit(OpCodes.Call, typeof(Counter).GetMethod(nameof(Counter.Run))!);

    /// <summary>How many methods a call of <c>Up()</c> compiles.</summary>
    private static long Compiled(Migration migration)
    {
        Action up = migration.Up;
        var before = JitInfo.GetCompiledMethodCount(currentThread: true);
        up();
        return JitInfo.GetCompiledMethodCount(currentThread: true) - before;
    }

    private static PreparedStep Step(Migration migration) => new(migration.GetType(), migration, null, StepDirection.Up);

    /// <summary>A migration of a class of its own, which nothing has compiled yet.</summary>
    private static Migration New(Action<ILGenerator> up)
    {
        var module = AssemblyBuilder
            .DefineDynamicAssembly(new AssemblyName("Uncompiled"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("Uncompiled");
        var type = module.DefineType("Step", TypeAttributes.Public, typeof(Migration));
        Define(type, nameof(Migration.Up), up);
        Define(type, nameof(Migration.Down), _ => { });
        return (Migration)Activator.CreateInstance(type.CreateType())!;
    }

    private static void Define(TypeBuilder type, string name, Action<ILGenerator> body)
    {
        var il = type.DefineMethod(name, MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig).GetILGenerator();
        body(il);
        il.Emit(OpCodes.Ret);
    }

    /// <summary>Called by the migrations.</summary>
    public static class Counter
    {
        public static int Runs { get; private set; }

        public static void Run() => Runs++;
    }
}
