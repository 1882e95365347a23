using System.Diagnostics;

namespace Gromozeka.TestSupport;

/// <summary>A program that runs beside the test, and is killed at its end, however that goes.</summary>
public sealed class RunningProgram : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;
    private bool _isDisposed;

    public RunningProgram(ProcessStartInfo call)
    {
        _process = call.Start();
        _error = _process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    private string Words => string.Join(' ', _process.StartInfo.ArgumentList);

    public string? ReadLine() => _process.StandardOutput.ReadLineAsync().Ends($"a line of {Words}").GetAwaiter().GetResult();

    /// <summary>Writes a line, and reads the answer.</summary>
    public string? Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        return ReadLine();
    }

    public void Kill() => _process.Kill();

    /// <summary>Sends a signal by its name, as a person or a service manager would.</summary>
    public void Signal(string name)
    {
        if (!_process.HasExited)
            Programs.Call("kill", "-s", name, $"{Id}").Run();
    }

    /// <summary>Ends its input, waits for its end, and disposes it.</summary>
    public async Task<ProgramRun> End()
    {
        using (this)
        {
            _process.StandardInput.Close();
            var output = _process.StandardOutput.ReadToEndAsync();
            await _process.WaitForExitAsync().Ends($"the end of {Words}");
            return new ProgramRun(_process.ExitCode, await output, await _error);
        }
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
